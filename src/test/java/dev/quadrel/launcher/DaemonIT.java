package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server in the background, as an operator has it.
class DaemonIT {

    private Path directory;
    private String port;

    @BeforeEach
    void choose() throws IOException {
        directory = LaunchedProgram.newFolder();
        port = String.valueOf(Ports.free("127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        LaunchedProgram.run("stop", "--directory", directory.toString());
    }

    @Test
    void startStatusRestartStop() throws Exception {
        URI first = start();
        assertThat(LaunchedProgram.get(first).statusCode()).isEqualTo(200);
        ProcessHandle server = daemon().process().orElseThrow();
        assertThat(LaunchedProgram.run("status", "--directory", directory.toString()))
                .isZero();
        assertThat(directory.resolve("log").resolve("quadrel.log")).content().contains("WFLYSRV");

        runCommands(first);

        // rule 7
        assertThat(LaunchedProgram.run("start", "--directory", directory.toString(), "--port", "0"))
                .isEqualTo(1);
        assertThat(server.isAlive()).isTrue();

        try (LaunchedProgram restart = LaunchedProgram.start("restart", "--directory", directory.toString())) {
            assertThat(URI.create(restart.line())).isEqualTo(first);
            assertThat(restart.awaitEnd()).isZero();
        }
        assertThat(server.isAlive()).isFalse();
        assertThat(LaunchedProgram.get(first).statusCode()).isEqualTo(200);

        assertThat(LaunchedProgram.run("stop", "--directory", directory.toString()))
                .isZero();
        assertThat(daemon().pidFile().file()).doesNotExist();
        assertThat(LaunchedProgram.run("status", "--directory", directory.toString()))
                .isEqualTo(3);
    }

    // rule 13
    private void runCommands(URI first) throws Exception {
        try (LaunchedProgram console =
                LaunchedProgram.start("console", "--directory", directory.toString(), "cache", "clear")) {
            assertThat(console.awaitEnd()).as(console.errors()).isZero();
        }
        try (LaunchedProgram console =
                LaunchedProgram.start("console", "--url", first.toString(), "no", "such", "command")) {
            assertThat(console.line()).contains("no");
            assertThat(console.awaitEnd()).isEqualTo(1);
        }
        assertThat(LaunchedProgram.run("console", "--url", first.resolve("/").toString(), "status"))
                .isEqualTo(1);
    }

    @Test
    void killedServer_leavesAPidFileThatIsNoHindrance() throws Exception {
        start();
        ProcessHandle server = daemon().process().orElseThrow();
        server.destroyForcibly();
        server.onExit().get(1, TimeUnit.MINUTES);
        assertThat(daemon().pidFile().file()).exists();
        assertThat(LaunchedProgram.run("status", "--directory", directory.toString()))
                .isEqualTo(3);
        URI again = start();
        assertThat(LaunchedProgram.get(again).statusCode()).isEqualTo(200);
    }

    // rule 3
    @Test
    void failedStart_is1WithTheReason_andLeavesNoServer() throws Exception {
        try (LaunchedProgram start = LaunchedProgram.start(
                "start", "--directory", directory.toString(), "--port", port, "-Dquadrel.worker.queue=many")) {
            assertThat(start.awaitEnd()).isEqualTo(1);
            assertThat(start.errors()).contains("many").contains(directory.toString());
        }
        assertThat(daemon().process()).isEmpty();
        assertThat(daemon().pidFile().file()).doesNotExist();
        assertThat(new ServerFolder(directory, false).isHeld()).isFalse();
    }

    @Test
    void run_printsWhereItIsTold_andEndsWith0() throws Exception {
        try (LaunchedProgram program =
                LaunchedProgram.start("run", "--directory", directory.toString(), "--port", port, "--logfile", "-")) {
            String line = program.line();
            while (!line.startsWith("http")) {
                line = program.line();
            }
            assertThat(LaunchedProgram.get(URI.create(line)).statusCode()).isEqualTo(200);
            assertThat(daemon().process()).isPresent();
            program.handle().destroy();
            assertThat(program.awaitEnd()).isZero();
        }
        assertThat(daemon().pidFile().file()).doesNotExist();
    }

    private URI start() throws Exception {
        try (LaunchedProgram start =
                LaunchedProgram.start("start", "--directory", directory.toString(), "--port", port)) {
            assertThat(start.awaitEnd()).as(start.errors()).isZero();
            return URI.create(start.line());
        }
    }

    private Daemon daemon() {
        return Daemon.of(directory, Optional.empty());
    }
}
