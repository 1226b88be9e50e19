package dev.quadrel.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which nodes of the catalog somebody may use. The catalog makes a condition of its statements out of it, so that
/// nobody looks at nodes one by one.
///
/// What a node has of its own, or else its nearest ancestor that has something, counts: see [NodeAccess].
public sealed interface Reach {

    /// All nodes.
    record Everything() implements Reach {}

    /// No node.
    record Nothing() implements Reach {}

    /// The root itself. What is in it is not part of that; but nobody comes to anything without it.
    record Root() implements Reach {}

    /// The nodes of an owner.
    ///
    /// @param owner as [NodeAccess#owner] has it
    record Owner(String owner) implements Reach {}

    /// The nodes with one of these tags at least.
    record Tagged(Set<String> tags) implements Reach {
        public Tagged {
            tags = Set.copyOf(tags);
        }
    }

    /// The nodes that one of these has.
    record AnyOf(List<Reach> parts) implements Reach {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /// The nodes that all of these have.
    record AllOf(List<Reach> parts) implements Reach {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /// All nodes.
    static Reach everything() {
        return new Everything();
    }

    /// No node.
    static Reach nothing() {
        return new Nothing();
    }

    /// What one of them has.
    static Reach anyOf(List<Reach> parts) {
        List<Reach> some = parts.stream()
                .filter(part -> !part.equals(nothing()))
                .distinct()
                .toList();
        if (some.contains(everything())) {
            return everything();
        }
        return some.isEmpty() ? nothing() : some.size() == 1 ? some.getFirst() : new AnyOf(some);
    }

    /// What both have.
    default Reach and(Reach other) {
        if (equals(other) || other.equals(everything())) {
            return this;
        }
        if (equals(everything()) || other.equals(nothing())) {
            return other;
        }
        List<Reach> parts = new ArrayList<>(this instanceof AllOf(List<Reach> mine) ? mine : List.of(this));
        parts.add(other);
        return equals(nothing()) ? nothing() : new AllOf(parts);
    }
}
