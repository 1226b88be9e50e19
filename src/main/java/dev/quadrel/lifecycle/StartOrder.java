package dev.quadrel.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order in which services start: that in which they were added, but each after those it needs.
final class StartOrder {

    private final Map<String, Child> byName = new LinkedHashMap<>();
    private final Set<Child> ordered = new LinkedHashSet<>();
    private final Set<String> pending = new LinkedHashSet<>();

    private StartOrder(Collection<Child> children) {
        children.forEach(child -> byName.put(child.name(), child));
    }

    /// @throws IllegalArgumentException where one needs another that is not there, or that needs it in turn
    static List<Child> of(Collection<Child> children) {
        StartOrder order = new StartOrder(children);
        children.forEach(order::visit);
        return new ArrayList<>(order.ordered);
    }

    private void visit(Child child) {
        if (ordered.contains(child)) {
            return;
        }
        if (!pending.add(child.name())) {
            throw new IllegalArgumentException(
                    "services wait for each other: " + String.join(" after ", pending) + " after " + child.name());
        }
        for (String needed : child.service().after()) {
            Child other = byName.get(needed);
            if (other == null) {
                throw new IllegalArgumentException("service \"%s\" starts after \"%s\", which is not there, only %s"
                        .formatted(child.name(), needed, byName.keySet()));
            }
            visit(other);
        }
        pending.remove(child.name());
        ordered.add(child);
    }
}
