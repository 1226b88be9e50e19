package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The command that runs a server: what `bin/standalone.sh` runs, without a shell, and with what Quadrel needs.
final class ServerCommandLine {

    /// How long requests under way have when the server stops.
    static final int GRACE_SECONDS = 30;

    private static final String OPENED = "=ALL-UNNAMED";

    /// As `bin/common.sh` of WildFly has them for a Java with modules.
    private static final List<String> EXPORTS = List.of(
            "java.desktop/sun.awt",
            "java.naming/com.sun.jndi.ldap",
            "java.naming/com.sun.jndi.url.ldap",
            "java.naming/com.sun.jndi.url.ldaps",
            "jdk.naming.dns/com.sun.jndi.dns");

    private static final List<String> OPENS = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    private static final Pattern SIZING = Pattern.compile("JBOSS_JAVA_SIZING=\"([^\"]+)\"");
    private static final String IO_THREADS = "quadrel.http.io-threads";

    private ServerCommandLine() {}

    /// What a cache of the JVM depends on.
    static List<String> jvm(ServerHome home, List<String> own) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(sizing(home));
        line.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                // The rules for beans.xml, which takes longer to read than all of them.
                "-Dorg.jboss.weld.xml.disableValidating=true",
                "-Djava.awt.headless=true",
                "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        EXPORTS.forEach(name -> line.add("--add-exports=" + name + OPENED));
        OPENS.forEach(name -> line.add("--add-opens=" + name + OPENED));
        line.addAll(own);
        return line;
    }

    /// The heap, where the operator has changed it too.
    private static List<String> sizing(ServerHome home) throws IOException {
        Path file = home.folder().resolve("bin").resolve("standalone.conf");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        Matcher sizing = SIZING.matcher(Files.readString(file));
        return sizing.find() ? List.of(sizing.group(1).strip().split("\\s+")) : List.of();
    }

    /// All after the JVM's own options.
    ///
    /// @param process what [ServerMain] is told
    static List<String> server(
            ServerHome home, ServerFolder folder, Map<String, String> process, ServerOptions options, int port) {
        String base = folder.folder().toString();
        List<String> line = new ArrayList<>();
        process.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(List.of(
                "-D[Standalone]",
                "-Dorg.jboss.logmanager.nocolor=true",
                "-Dorg.wildfly.sigterm.suspend.timeout=" + GRACE_SECONDS,
                "-Dorg.jboss.boot.log.file=" + Path.of(base, "log", "server.log"),
                "-Dlogging.configuration="
                        + Path.of(base, "configuration", "logging.properties").toUri(),
                "-cp",
                home.classPath(),
                ServerMain.class.getName(),
                "-mp",
                home.folder().resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home.folder(),
                "-Djboss.server.base.dir=" + base,
                "-b",
                options.host(),
                "-Djboss.http.port=" + port));
        Stream.of("https", "management.http", "management.https")
                .forEach(name -> line.add("-Djboss." + name + ".port=0"));
        line.add("-D" + IO_THREADS + "=" + Math.max(2, Runtime.getRuntime().availableProcessors()));
        options.config().ifPresent(file -> line.add("-P=" + file.toUri()));
        options.settings().forEach((name, value) -> line.add("-D" + name + "=" + value));
        return line;
    }
}
