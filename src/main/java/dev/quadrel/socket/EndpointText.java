package dev.quadrel.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The parts of an endpoint's short form: its kind, those by position, and those of the form `name=value`.
final class EndpointText {

    /// What comes before another endpoint.
    static final String HAPROXY = "haproxy:";

    private static final Pattern COLON = Pattern.compile("(?<!\\\\):");
    /// By their octal digit.
    private static final List<String> PERMISSIONS = List.of("---", "--x", "-w-", "-wx", "r--", "r-x", "rw-", "rwx");

    private static final Pattern NAMED = Pattern.compile("[a-zA-Z]+=.*");

    private final String text;
    private final Deque<String> positional = new ArrayDeque<>();
    private final Map<String, String> named = new TreeMap<>();

    EndpointText(String text) {
        this.text = text;
        for (String part : COLON.split(text, -1)) {
            String plain = part.replace("\\:", ":");
            int equals = plain.indexOf('=');
            if (NAMED.matcher(plain).matches()) {
                named.put(plain.substring(0, equals), plain.substring(equals + 1));
            } else {
                positional.add(plain);
            }
        }
    }

    String kind() {
        return positional.isEmpty() ? "" : positional.remove();
    }

    /// The next one by position.
    String next(String what) {
        if (positional.isEmpty() || positional.element().isEmpty()) {
            throw wrong("it lacks " + what);
        }
        return positional.remove();
    }

    int port() {
        int port = number(next("a port"));
        if (port > 65_535) {
            throw wrong("a port is from 0 to 65535");
        }
        return port;
    }

    Optional<String> named(String name) {
        return Optional.ofNullable(named.remove(name));
    }

    int number(String name, int unlessSet) {
        return named(name).map(this::number).orElse(unlessSet);
    }

    private int number(String digits) {
        if (!digits.matches("\\d{1,9}")) {
            throw wrong("\"" + digits + "\" is no number");
        }
        return Integer.parseInt(digits);
    }

    /// Permissions in octal digits.
    Optional<String> mode() {
        return named("mode").map(octal -> {
            if (!octal.matches("[0-7]{3}")) {
                throw wrong("a mode has three octal digits, such as 660");
            }
            StringBuilder permissions = new StringBuilder();
            octal.chars().forEach(digit -> permissions.append(PERMISSIONS.get(digit - '0')));
            return permissions.toString();
        });
    }

    /// An empty part, where a text ends with a colon.
    void rest() {
        if (positional.size() == 1 && positional.element().isEmpty()) {
            positional.remove();
        }
    }

    /// There is nothing left that nobody has asked for.
    void end() {
        if (!positional.isEmpty() || !named.isEmpty()) {
            throw wrong("nobody knows what %s%s is for"
                    .formatted(String.join(":", positional), named.isEmpty() ? "" : named.keySet()));
        }
    }

    IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("endpoint \"%s\": %s".formatted(text, why));
    }
}
