package dev.quadrel.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A JAX-RS path template such as `api/{version}/{rest: .*}`, turned into a pattern over a path as sent.
final class PathTemplate {

    private static final Pattern EDGES = Pattern.compile("^/+|/+$");

    /// What no path holds as it is (RFC 3986, section 3.3).
    private static final Pattern FOREIGN = Pattern.compile("[^\\w.~!$&'()*+,;=:@/%-]+");

    private PathTemplate() {}

    /// Templates joined to one that starts with `/` and does not end with one.
    static String join(String... templates) {
        StringBuilder joined = new StringBuilder();
        for (String template : templates) {
            String piece = EDGES.matcher(template).replaceAll("");
            if (!piece.isEmpty()) {
                joined.append('/').append(piece);
            }
        }
        return joined.isEmpty() ? "/" : joined.toString();
    }

    /// The first segment where it is plain text; empty where it is a variable, so that any path may match.
    static String firstSegment(String template) {
        int end = template.indexOf('/', 1);
        String segment = template.substring(1, end < 0 ? template.length() : end);
        return segment.contains("{") ? "" : escaped(segment);
    }

    /// A pattern that a whole path matches, without its last slash.
    ///
    /// @param open whether any further segments match too, as with a sub-resource locator
    static Pattern compile(String template, boolean open) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int variable = template.indexOf('{', at);
            int end = variable < 0 ? template.length() : variable;
            if (end > at) {
                regex.append(Pattern.quote(escaped(template.substring(at, end))));
            }
            if (variable < 0) {
                break;
            }
            at = closingBrace(template, variable) + 1;
            regex.append('(')
                    .append(variablePattern(template.substring(variable + 1, at - 1)))
                    .append(')');
        }
        return Pattern.compile(regex + (open ? "(/.*)?" : ""));
    }

    /// Plain text as clients send it: JAX-RS lets a template hold characters that a path must escape.
    private static String escaped(String literal) {
        return FOREIGN.matcher(literal).replaceAll(run -> {
            StringBuilder escapes = new StringBuilder();
            for (byte b : run.group().getBytes(StandardCharsets.UTF_8)) {
                escapes.append("%%%02X".formatted(b));
            }
            return escapes.toString();
        });
    }

    private static String variablePattern(String variable) {
        int colon = variable.indexOf(':');
        return colon < 0 ? "[^/]+" : variable.substring(colon + 1).strip();
    }

    private static int closingBrace(String template, int open) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            depth += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("The path template \"" + template + "\" lacks a closing brace");
    }
}
