package dev.quadrel.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a value as Python writes it: texts, whole numbers, `True`, `False`, `None`, lists, tuples and dictionaries.
final class PythonLiteral {

    /// Lists in lists.
    private static final int DEEPEST = 64;

    private final String text;
    private int place;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /// A [String], [Long], [Boolean], [List], [Map] or null.
    ///
    /// @throws IllegalArgumentException where it is none of these
    static @Nullable Object read(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value();
        literal.blanks();
        if (literal.place < text.length()) {
            throw literal.wrong();
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        return switch (peek()) {
            case '(' -> list(')');
            case '[' -> list(']');
            case '{' -> map();
            case '\'', '"' -> string();
            default -> word();
        };
    }

    private List<@Nullable Object> list(char end) {
        List<@Nullable Object> values = new ArrayList<>();
        for (begin(); !isEnd(end); comma(end)) {
            values.add(value());
        }
        return values;
    }

    private Map<Object, @Nullable Object> map() {
        Map<Object, @Nullable Object> values = new LinkedHashMap<>();
        for (begin(); !isEnd('}'); comma('}')) {
            Object key = String.valueOf(value());
            blanks();
            take(':');
            values.put(key, value());
        }
        return values;
    }

    private void begin() {
        place++;
        if (++depth > DEEPEST) {
            throw wrong();
        }
    }

    private boolean isEnd(char end) {
        blanks();
        boolean ends = peek() == end;
        if (ends) {
            place++;
            depth--;
        }
        return ends;
    }

    private void comma(char end) {
        blanks();
        if (peek() != end) {
            take(',');
        }
    }

    private String string() {
        char quote = text.charAt(place++);
        StringBuilder characters = new StringBuilder();
        while (peek() != quote) {
            if (peek() == '\\') {
                place++;
            }
            characters.append(peek());
            place++;
        }
        place++;
        return characters.toString();
    }

    private @Nullable Object word() {
        int begin = place;
        while (place < text.length() && (Character.isLetterOrDigit(text.charAt(place)) || text.charAt(place) == '-')) {
            place++;
        }
        String word = text.substring(begin, place);
        try {
            return switch (word) {
                case "True" -> true;
                case "False" -> false;
                case "None" -> null;
                default -> Long.valueOf(word.endsWith("L") ? word.substring(0, word.length() - 1) : word);
            };
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private void blanks() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }

    private char peek() {
        if (place >= text.length()) {
            throw wrong();
        }
        return text.charAt(place);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw wrong();
        }
        place++;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("No value of Python's at character " + place + ": " + text.strip());
    }
}
