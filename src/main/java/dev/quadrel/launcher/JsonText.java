package dev.quadrel.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the server's short JSON answers: objects as maps, arrays as lists, text, numbers, true, false and null. The
/// program has no library for it, so that nobody who embeds it gets one that he did not choose.
final class JsonText {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException where it is no JSON; the message has the place
    static @Nullable Object parse(String text) {
        JsonText json = new JsonText(text);
        @Nullable Object value = json.value(0);
        if (json.next() != 0) {
            throw json.wrong();
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw wrong();
        }
        return switch (next()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            if (!members.isEmpty()) {
                take(',');
                next();
            }
            String name = string();
            take(':');
            members.put(name, value(depth + 1));
        }
        at++;
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        while (next() != ']') {
            if (!elements.isEmpty()) {
                take(',');
            }
            elements.add(value(depth + 1));
        }
        at++;
        return elements;
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        for (; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                at++;
                return string.toString();
            }
            string.append(character == '\\' ? escaped() : character);
        }
        throw wrong();
    }

    private char escaped() {
        at++;
        if (at >= text.length()) {
            throw wrong();
        }
        char character = text.charAt(at);
        return switch (character) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '/' -> character;
            case 'u' -> coded();
            default -> throw wrong();
        };
    }

    private char coded() {
        if (at + 4 >= text.length() || !text.substring(at + 1, at + 5).matches("[0-9A-Fa-f]{4}")) {
            throw wrong();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int begin = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(begin, at);
        if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            at = begin;
            throw wrong();
        }
        return Double.valueOf(number);
    }

    private void take(char character) {
        if (next() != character) {
            throw wrong();
        }
        at++;
    }

    /// The next character that is no space; 0 at the end.
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("This is no JSON at character " + at + ": "
                + (text.length() > 200 ? text.substring(0, 200) + "..." : text));
    }
}
