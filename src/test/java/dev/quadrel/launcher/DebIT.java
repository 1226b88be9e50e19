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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/// A Debian package from its making to its purge, on this machine. It takes root and Debian's own tools; nothing of it
/// is left.
class DebIT {

    private static final String NAME = "quadrel-it";
    private static final Path STATE = Path.of("/var/lib", NAME);
    private static final Path UNIT = Path.of("/lib/systemd/system", NAME + ".service");
    private static final Path DEFAULTS = Path.of("/etc/default", NAME);
    private static final double MOST_EXPOSED = 2.0;

    @BeforeAll
    static void requireDebian() throws Exception {
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

    @AfterAll
    static void purge() throws Exception {
        if (run("dpkg", "-s", NAME).code() == 0) {
            run("dpkg", "--purge", NAME);
        }
        if (run("id", NAME).code() == 0) {
            run("deluser", "--system", NAME);
        }
    }

    // rules 27 and 28
    @Test
    void aPackageIsMade_installed_run_removedAndPurged() throws Exception {
        Path file = LaunchedProgram.newFolder().resolve("it.deb");
        make(file);
        Outcome lintian = run("lintian", "--allow-root", "--fail-on", "error", file.toString());
        assertThat(lintian.code()).as(lintian.text()).isZero();

        // Its Java is not a package of this machine.
        Outcome installed = run("dpkg", "--force-depends", "--install", file.toString());
        assertThat(installed.code()).as(installed.text()).isZero();
        if (Files.isDirectory(Path.of("/run/systemd/system"))) {
            run("systemctl", "stop", NAME);
        }
        verifyUnit();
        answerARequest();

        assertThat(run("dpkg", "--remove", NAME).code()).isZero();
        assertThat(UNIT).doesNotExist();
        assertThat(STATE.resolve("server").resolve("start.properties")).exists();
        assertThat(DEFAULTS).exists();
        assertThat(run("dpkg", "--purge", NAME).code()).isZero();
        assertThat(STATE).doesNotExist();
        assertThat(DEFAULTS).doesNotExist();
        assertThat(Path.of("/etc", NAME)).doesNotExist();
    }

    private static void make(Path file) throws Exception {
        try (LaunchedProgram program = LaunchedProgram.start(
                "package",
                "deb",
                "--name",
                NAME,
                "--maintainer",
                "Quadrel Tests <tests@example.org>",
                "--output",
                file.toString())) {
            assertThat(program.awaitEnd()).as(program.errors()).isZero();
            assertThat(program.line()).isEqualTo(file.toString());
        }
    }

    private static void verifyUnit() throws Exception {
        Outcome verified = run("systemd-analyze", "verify", UNIT.toString());
        assertThat(verified.code()).as(verified.text()).isZero();
        assertThat(verified.text()).doesNotContain(NAME);
        Outcome security = run("systemd-analyze", "security", "--offline=true", UNIT.toString());
        String exposure = security.text().replaceAll("(?s).*exposure level for [^:]*: ([0-9.]+).*", "$1");
        assertThat(Double.parseDouble(exposure)).as(security.text()).isLessThanOrEqualTo(MOST_EXPOSED);
    }

    /// By the unit's own line, as the unit's user.
    private static void answerARequest() throws Exception {
        int port = Ports.free("127.0.0.1");
        Process service = new ProcessBuilder(asTheUnit(configured(port)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = service.inputReader()) {
            URI page = URI.create("http://127.0.0.1:" + port + "/");
            String said = out.readLine();
            while (!page.toString().equals(said)) {
                assertThat(said).as("it has ended").isNotNull();
                said = out.readLine();
            }
            assertThat(LaunchedProgram.get(page).statusCode()).isEqualTo(200);
            assertThat(service.info().user()).hasValue(NAME);
            assertThat(service.descendants())
                    .isNotEmpty()
                    .allSatisfy(child -> assertThat(child.info().user()).hasValue(NAME));
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

    /// What the unit runs, with a port and a Java of this test.
    private static String configured(int port) throws IOException {
        Files.writeString(
                DEFAULTS,
                "JAVA_HOME=%s\nHOST=127.0.0.1\nPORT=%d\nOPTIONS=--no-start-cache\n"
                        .formatted(System.getProperty("java.home"), port));
        return Files.readAllLines(UNIT).stream()
                .filter(text -> text.startsWith("ExecStart="))
                .map(text -> text.substring("ExecStart=".length()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> asTheUnit(String line) {
        return List.of(
                "setpriv",
                "--reuid=" + NAME,
                "--regid=" + NAME,
                "--init-groups",
                "--no-new-privs",
                "--bounding-set=-all",
                "--inh-caps=-all",
                "env",
                "--ignore-environment",
                "PATH=/usr/bin:/bin",
                "QUADREL_CACHE=/var/cache/" + NAME,
                "sh",
                "-c",
                "umask 0027; cd /; . " + DEFAULTS + "; exec " + line);
    }

    /// @param text what it has printed
    private record Outcome(int code, String text) {}

    private static Outcome run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), text);
    }
}
