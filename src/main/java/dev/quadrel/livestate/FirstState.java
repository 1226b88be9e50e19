package dev.quadrel.livestate;

import java.util.List;

/// The nine variables with which every live server begins; the original's page asks for them.
final class FirstState {

    private FirstState() {}

    static void fill(StateTable table) {
        for (String name : List.of("scripts", "module_scripts", "styles", "vue_use", "mousetrap")) {
            table.setIfAbsent("trame__" + name, List.of());
        }
        table.setIfAbsent("trame__client_only", List.of("trame__busy"));
        table.setIfAbsent("trame__busy", 1);
        table.setIfAbsent("trame__favicon", null);
        table.setIfAbsent("trame__title", "Trame");
    }
}
