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

    private static final String SIGN = "!=|<=|>=|\\?=|=|<|>|~";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";

    /// A key is what is in quotes, or all before the first sign.
    private static final Pattern CONDITION = Pattern.compile(
            "(?<key>%2$s|(?!%1$s).+?)(?:(?<sign>%1$s)(?<value>.*)|\\?)".formatted(SIGN, QUOTED), Pattern.DOTALL);

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
        Matcher condition = CONDITION.matcher(text);
        if (text.matches(QUOTED) || !condition.matches()) {
            return Queries.fullText(unquoted(text));
        }
        Queries.Key key = Queries.key(unquoted(condition.group("key")));
        String sign = condition.group("sign");
        return sign == null ? key.exists() : compared(key, sign, condition.group("value"));
    }

    private static String unquoted(String text) {
        return text.matches(QUOTED) && value(text) instanceof String inside ? inside : text;
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
