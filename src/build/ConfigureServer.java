import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes into a provisioned server's start configuration what the WAR needs: the JVM options, and the JDK that runs
/// this program as the default for `JAVA_HOME`. Copies its configuration into a folder of its own for the goals that
/// deploy the WAR themselves, `wildfly:run` and `wildfly:dev`.
///
/// Run by the build, as `java ConfigureServer.java SERVER OPTIONS_FILE RUN_FOLDER`.
public class ConfigureServer {

    private static final String MARK = "Quadrel: ";
    private static final String WILDFLY_HEAP = "-Xms64m -Xmx512m";
    /// At most the JVM's own choice, a quarter of the memory. With a smaller heap, or marking earlier, the
    /// collector never rests.
    private static final String HEAP =
            "-Xms80m -XX:GCTimeRatio=4 -XX:InitiatingHeapOccupancyPercent=70 -XX:+UseCompactObjectHeaders";

    public static void main(String[] arguments) throws IOException {
        Path bin = Path.of(arguments[0], "bin");
        List<String> options = options(Path.of(arguments[1]));
        Path jdk = Path.of(System.getProperty("java.home"));
        replace(bin.resolve("standalone.conf"), WILDFLY_HEAP, HEAP);
        replace(bin.resolve("standalone.conf.bat"), WILDFLY_HEAP, HEAP);
        append(bin.resolve("standalone.conf"), "\n", shell(options, jdk));
        append(bin.resolve("standalone.conf.bat"), "\r\n", batch(options, jdk));
        copyConfiguration(Path.of(arguments[0], "standalone", "configuration"), Path.of(arguments[2]));
    }

    private static void copyConfiguration(Path from, Path run) throws IOException {
        Path to = Files.createDirectories(run.resolve("configuration"));
        Files.createDirectories(run.resolve("deployments"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<String> options(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> shell(List<String> options, Path jdk) {
        return List.of(
                "# " + MARK
                        + "the JVM options that the WAR needs (wildfly-config/jvm-options.conf), whatever JAVA_OPTS"
                        + " says",
                "JAVA_OPTS=\"$JAVA_OPTS " + String.join(" ", options) + "\"",
                "# " + MARK + "an I/O thread for each processor",
                "if [ -z \"$QUADREL_HTTP_IO_THREADS\" ]; then",
                "   PROCESSORS=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)",
                "   JAVA_OPTS=\"$JAVA_OPTS -Dquadrel.http.io-threads=$((PROCESSORS > 2 ? PROCESSORS : 2))\"",
                "fi",
                "# " + MARK + "the JDK of the build, unless JAVA_HOME names one that can run the WAR",
                "if [ -x \"" + jdk
                        + "/bin/java\" ] && ! grep -qs 'JAVA_VERSION=\"\\(2[5-9]\\|[3-9][0-9]\\)'"
                        + " \"$JAVA_HOME/release\"; then",
                "   JAVA_HOME=\"" + jdk + "\"",
                "fi");
    }

    private static List<String> batch(List<String> options, Path jdk) {
        return List.of(
                "rem # " + MARK + "the JVM options that the WAR needs (wildfly-config\\jvm-options.conf)",
                "set \"JAVA_OPTS=%JAVA_OPTS% " + String.join(" ", options) + "\"",
                "rem # " + MARK + "an I/O thread for each processor",
                "if \"x%QUADREL_HTTP_IO_THREADS%\" == \"x\" set \"JAVA_OPTS=%JAVA_OPTS%"
                        + " -Dquadrel.http.io-threads=%NUMBER_OF_PROCESSORS%\"",
                "rem # " + MARK + "the JDK of the build, unless JAVA_HOME names another",
                "if \"x%JAVA_HOME%\" == \"x\" if exist \"" + jdk + "\\bin\\java.exe\" set \"JAVA_HOME=" + jdk + "\"");
    }

    private static void replace(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private static void append(Path file, String lineEnd, List<String> lines) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(MARK)) {
            Files.writeString(file, text + lineEnd + lines.stream().collect(Collectors.joining(lineEnd)) + lineEnd);
        }
    }
}
