package dev.quadrel.launcher;

import dev.quadrel.client.Queries;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Query;
import dev.quadrel.structure.StructureFamily;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Conditions on nodes as somebody types them.
final class Conditions {

    private static final Pattern COMPARED = Pattern.compile("([\\w.]+)(!=|<=|>=|\\?=|=|<|>|~)(.*)", Pattern.DOTALL);
    private static final Pattern PRESENT = Pattern.compile("([\\w.]+)\\?");
    private static final String FAMILY = "family:";
    private static final String SPEC = "spec:";

    private Conditions() {}

    /// @throws IllegalArgumentException for a family that there is not
    static Query parse(String text) {
        if (text.startsWith(FAMILY)) {
            String name = text.substring(FAMILY.length());
            return Queries.family(StructureFamily.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("There is no structure family " + name)));
        }
        if (text.startsWith(SPEC)) {
            return Queries.specs(text.substring(SPEC.length()));
        }
        Matcher present = PRESENT.matcher(text);
        if (present.matches()) {
            return Queries.key(present.group(1)).exists();
        }
        Matcher compared = COMPARED.matcher(text);
        return compared.matches()
                ? compared(Queries.key(compared.group(1)), compared.group(2), compared.group(3))
                : Queries.fullText(text);
    }

    private static Query compared(Queries.Key key, String sign, String text) {
        @Nullable Object value = value(text);
        Object there = value == null ? text : value;
        return switch (sign) {
            case "!=" -> key.isNot(value);
            case "<=" -> key.atMost(there);
            case ">=" -> key.atLeast(there);
            case "<" -> key.below(there);
            case ">" -> key.above(there);
            case "~" -> key.contains(value);
            case "?=" -> key.like(text);
            default -> key.is(value);
        };
    }

    private static @Nullable Object value(String text) {
        try {
            return Json.parse(text);
        } catch (ProblemException e) {
            return text;
        }
    }
}
