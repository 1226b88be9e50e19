package dev.quadrel.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// A Debian package's service on this machine, which is installed, checked, run by hand as its unit would, and purged.
///
/// @param name of package, service and user
record DebianService(String name) implements BeforeAllCallback, AfterAllCallback {

    private static final double MOST_EXPOSED = 2.0;

    /// @param text what it has printed
    record Outcome(int code, String text) {}

    /// What is done while it runs.
    @FunctionalInterface
    interface Work {

        void with(Process service) throws Exception;
    }

    /// It takes root and Debian's own tools; nothing of an earlier test is left then.
    @Override
    public void beforeAll(ExtensionContext tests) throws Exception {
        List<String> missing = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            missing.add("root");
        }
        for (String tool : List.of("dpkg", "lintian", "systemd-analyze", "setpriv", "adduser")) {
            if (run("sh", "-c", "command -v " + tool).code() != 0) {
                missing.add(tool);
            }
        }
        if (!missing.isEmpty()) {
            String why = "The Debian package is not tested here, which takes " + String.join(", ", missing);
            System.err.println(why);
            if ("1".equals(System.getenv("QUADREL_REQUIRE_FOREIGN"))) {
                throw new AssertionError(why);
            }
            throw new TestAbortedException(why);
        }
        purge();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws Exception {
        purge();
    }

    private void purge() throws Exception {
        if (run("dpkg", "-s", name).code() == 0) {
            run("dpkg", "--purge", name);
        }
        if (run("id", name).code() == 0) {
            run("deluser", "--system", name);
        }
    }

    Path state() {
        return Path.of("/var/lib", name);
    }

    Path unit() {
        return Path.of("/lib/systemd/system", name + ".service");
    }

    Path defaults() {
        return Path.of("/etc/default", name);
    }

    Path settings() {
        return Path.of("/etc", name);
    }

    /// Its Java is not a package of this machine.
    ///
    /// @return what was printed
    String install(Path file) throws Exception {
        Outcome lintian = run("lintian", "--allow-root", "--fail-on", "error", file.toString());
        assertThat(lintian.code()).as(lintian.text()).isZero();
        Outcome installed = run("dpkg", "--force-depends", "--install", file.toString());
        assertThat(installed.code()).as(installed.text()).isZero();
        if (Files.isDirectory(Path.of("/run/systemd/system"))) {
            run("systemctl", "stop", name);
        }
        return installed.text();
    }

    void verifyUnit() throws Exception {
        Outcome verified = run("systemd-analyze", "verify", unit().toString());
        assertThat(verified.code()).as(verified.text()).isZero();
        assertThat(verified.text()).doesNotContain(name);
        Outcome security = run("systemd-analyze", "security", "--offline=true", unit().toString());
        String exposure = security.text().replaceAll("(?s).*exposure level for [^:]*: ([0-9.]+).*", "$1");
        assertThat(Double.parseDouble(exposure)).as(security.text()).isLessThanOrEqualTo(MOST_EXPOSED);
    }

    /// By the unit's own line, as the unit's user, until the work is done.
    ///
    /// @param environment that systemd would give it beside the unit's own
    void run(URI page, Map<String, String> environment, Work work) throws Exception {
        List<String> command = asTheUser();
        command.addAll(
                List.of("env", "--ignore-environment", "PATH=/usr/bin:/bin", "QUADREL_CACHE=/var/cache/" + name));
        environment.forEach((variable, value) -> command.add(variable + "=" + value));
        command.addAll(List.of("sh", "-c", "umask 0027; cd /; . " + defaults() + "; exec " + line()));
        Process service = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = service.inputReader()) {
            String said = out.readLine();
            while (!page.toString().equals(said)) {
                assertThat(said).as("it has ended").isNotNull();
                said = out.readLine();
            }
            work.with(service);
            // Its output stays open, which the process itself would close.
            service.toHandle().destroy();
            out.transferTo(Writer.nullWriter());
            assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(service.exitValue()).isZero();
        } finally {
            service.descendants().forEach(ProcessHandle::destroyForcibly);
            service.destroyForcibly();
        }
    }

    private String line() throws IOException {
        return Files.readAllLines(unit()).stream()
                .filter(text -> text.startsWith("ExecStart="))
                .map(text -> text.substring("ExecStart=".length()))
                .findFirst()
                .orElseThrow();
    }

    /// Before the words of a command that its user runs.
    List<String> asTheUser() {
        return new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + name,
                "--regid=" + name,
                "--init-groups",
                "--no-new-privs",
                "--bounding-set=-all",
                "--inh-caps=-all"));
    }

    static Outcome run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), text);
    }
}
