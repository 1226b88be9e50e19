package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.structure.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Specs as the catalog stores them: a JSON list of objects with `name` and `version`.
final class SpecsJson {

    private static final String NONE = "[]";

    private SpecsJson() {}

    static String text(List<Spec> specs) {
        return specs.isEmpty() ? NONE : Json.text(specs.stream().map(Spec::json).toList());
    }

    static List<Spec> parse(String text) {
        if (text.equals(NONE) || !(Json.parse(text) instanceof List<?> list)) {
            return List.of();
        }
        List<Spec> specs = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> spec && spec.get("name") instanceof String name) {
                specs.add(new Spec(name, spec.get("version") instanceof String version ? version : null));
            }
        }
        return specs;
    }
}
