package dev.quadrel.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Makes sure at deployment that the JVM was started with the options that Quadrel needs; they stand in
/// `wildfly-config/jvm-options.conf`, which the build puts beside this class.
final class JvmOptions {

    private static final String FILE = "jvm-options.conf";

    private JvmOptions() {}

    /// @throws IllegalStateException naming the options that are missing
    static void check() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> missing = missing(required(), given);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Quadrel needs the JVM option " + String.join(" and ", missing)
                    + ", which this server was started without. Add it to JAVA_OPTS, as in"
                    + " wildfly-config/jvm-options.conf, and start the server again.");
        }
    }

    static List<String> missing(List<String> required, List<String> given) {
        return required.stream().filter(option -> !given.contains(option)).toList();
    }

    /// The options of the file: one a line; `#` starts a comment.
    static List<String> required() {
        try (InputStream in = Objects.requireNonNull(JvmOptions.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
