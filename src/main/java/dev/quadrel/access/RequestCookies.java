package dev.quadrel.access;

import java.util.List;
import java.util.Optional;

/// The cookies of a request, by its header alone: what JAX-RS does to make objects of all of them takes longer than the
/// check of a key.
///
/// @param lines values of the header `Cookie`; HTTP/2 may have several
record RequestCookies(List<String> lines) {

    RequestCookies {
        lines = List.copyOf(lines);
    }

    /// The value of the first with this name, as it was sent but for quotes around it.
    Optional<String> find(String name) {
        for (String line : lines) {
            int at = line.indexOf(name);
            while (at >= 0) {
                int end = at + name.length();
                if (isStart(line, at) && end < line.length() && line.charAt(end) == '=') {
                    return Optional.of(value(line, end + 1));
                }
                at = line.indexOf(name, end);
            }
        }
        return Optional.empty();
    }

    /// Whether a cookie's name may begin here.
    private static boolean isStart(String line, int at) {
        int before = at - 1;
        while (before >= 0 && line.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || line.charAt(before) == ';' || line.charAt(before) == ',';
    }

    private static String value(String line, int start) {
        int end = line.indexOf(';', start);
        String value = line.substring(start, end < 0 ? line.length() : end).strip();
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
