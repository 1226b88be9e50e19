package dev.quadrel.livestate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The modules of a live server, each enabled once. Called by whoever has the turn.
final class Modules {

    private static final String VUE_USE = "trame__vue_use";

    private final State state;
    private final Set<Module> enabled = new LinkedHashSet<>();
    private final Map<String, Path> served = new LinkedHashMap<>();
    private Optional<Path> www = Optional.empty();

    /// @param state the root view
    Modules(State state) {
        this.state = state;
    }

    /// Enables a module, unless an equal one is.
    ///
    /// @return whether it was not
    boolean enable(Module module, LiveServer server, Map<String, @Nullable Object> options) {
        if (!enabled.add(module)) {
            return false;
        }
        module.setup().setup(server, options);
        append("trame__scripts", module.scripts());
        append("trame__module_scripts", module.moduleScripts());
        append("trame__styles", module.styles());
        append(VUE_USE, module.vueUse());
        state.update(module.state());
        served.putAll(module.serve());
        module.www().ifPresent(folder -> www = Optional.of(folder));
        state.set(VUE_USE, reduced(state.list(VUE_USE)));
        return true;
    }

    private void append(String key, List<Object> entries) {
        if (!entries.isEmpty()) {
            List<@Nullable Object> all = new ArrayList<>(state.list(key));
            all.addAll(entries);
            state.set(key, all);
        }
    }

    /// Each plug-in once, in the order in which the first of its name came, with the options of all.
    private static List<@Nullable Object> reduced(List<@Nullable Object> entries) {
        Map<Object, Map<String, @Nullable Object>> options = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (entry instanceof List<?> list && list.size() == 2 && list.getLast() instanceof Map<?, ?> given) {
                merge(options.computeIfAbsent(list.getFirst(), name -> new LinkedHashMap<>()), given);
            } else if (entry != null) {
                options.computeIfAbsent(entry, name -> new LinkedHashMap<>());
            }
        }
        List<@Nullable Object> reduced = new ArrayList<>();
        options.forEach((name, merged) -> reduced.add(merged.isEmpty() ? name : List.of(name, merged)));
        return reduced;
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, @Nullable Object> target, Map<?, ?> source) {
        source.forEach((key, value) -> {
            if (value instanceof Map<?, ?> deeper) {
                Map<String, @Nullable Object> own = new LinkedHashMap<>();
                if (target.get((String) key) instanceof Map<?, ?> known) {
                    own.putAll((Map<String, @Nullable Object>) known);
                }
                merge(own, deeper);
                target.put((String) key, own);
            } else {
                target.put((String) key, value);
            }
        });
    }

    /// Folders by the first segment of their path below the page.
    Map<String, Path> served() {
        return Map.copyOf(served);
    }

    /// The folder of the page itself, where a module has one.
    Optional<Path> www() {
        return www;
    }
}
