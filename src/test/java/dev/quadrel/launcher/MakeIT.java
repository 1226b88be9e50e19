package dev.quadrel.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The application that gives each connection a key, set up by its plugin, run, frozen, killed and thawed.
class MakeIT {

    private static final Path HOME =
            Path.of("target", "it", "onetimekey-app", "target", "server").toAbsolutePath();
    private static final String TOKEN = "tell-nobody-this-token";

    private Path folder;
    private Path file;
    private Path passphrase;
    private int port;
    private int daytime;

    @BeforeEach
    void choose() throws IOException {
        folder = LaunchedProgram.newFolder();
        file = folder.resolve("onetimekey.quadrel");
        passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        port = Ports.free("127.0.0.1");
        daytime = Ports.free("127.0.0.1");
    }

    // rules 20, 21, 22 and 24
    @Test
    void makeShowRunFreezeKillThaw() throws Exception {
        make();
        show();
        Path frozen = folder.resolve("frozen.quadrel");
        try (LaunchedProgram run = program("run", file, "first")) {
            URI address = URI.create(run.line());
            assertThat(LaunchedProgram.get(address).statusCode()).isEqualTo(200);
            assertThat(said(port)).isEqualTo("0\nfirst\n");
            assertThat(said(port)).isEqualTo("1\nsecond of\ntwo lines\n");
            assertThat(said(port)).isEqualTo("2\nfirst\n");
            assertThat(said(daytime)).endsWith("\r\n");
            assertSecretIsHidden(run.server());
            assertThat(LaunchedProgram.run(
                            "freeze",
                            frozen.toString(),
                            "--directory",
                            folder.resolve("first").toString()))
                    .isZero();
            run.server().destroyForcibly();
            assertThat(run.awaitEnd()).isEqualTo(1);
        }
        assertThat(frozen).content().contains("\"quadrel.sequences\"").doesNotContain(TOKEN);
        thaw(frozen);
    }

    private void make() throws Exception {
        Path fortunes = Files.writeString(folder.resolve("fortunes"), "first\n%\nsecond of\ntwo lines\n%\n");
        String[] words = {
            "make",
            "onetimekey",
            "--server",
            HOME.toString(),
            "--port",
            String.valueOf(port),
            "--daytime-port",
            String.valueOf(daytime),
            "--fortunes",
            fortunes.toString(),
            "--admin-token",
            TOKEN,
            "--passphrase-file",
            passphrase.toString(),
            "--file",
            file.toString()
        };
        try (LaunchedProgram make = LaunchedProgram.start(words)) {
            assertThat(make.awaitEnd()).as(make.errors()).isZero();
            assertThat(make.line()).isEqualTo(file.toString());
        }
    }

    // rule 20
    private void show() throws Exception {
        try (LaunchedProgram show = LaunchedProgram.start("show", file.toString())) {
            assertThat(show.awaitEnd()).isZero();
            assertThat(show.lines())
                    .contains("      \"quadrel.onetimekey.port\": \"" + port + "\",")
                    .contains("      \"quadrel.command.admin-token\": \"********\"")
                    .noneMatch(line -> line.contains(TOKEN));
        }
    }

    // rule 20
    private void assertSecretIsHidden(ProcessHandle server) throws Exception {
        assertThat(ProcessLine.of(server).orElseThrow()).doesNotContain(TOKEN).contains("quadrel.onetimekey.port");
        Path first = folder.resolve("first");
        for (Path kept : List.of(
                first.resolve("log/quadrel.log"),
                first.resolve("log/server.log"),
                first.resolve("start.properties"),
                first.resolve("application.quadrel"))) {
            assertThat(kept).content().doesNotContain(TOKEN);
        }
        URI address = Daemon.of(first, Optional.empty()).stored().address();
        RemoteServer.Answer answer = new RemoteServer(address, Optional.empty())
                .ask("POST", "/admin/commands", Optional.of(new RemoteServer.Body("text/plain", "service list")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(LaunchedProgram.client()
                        .send(
                                HttpRequest.newBuilder(address.resolve("/admin/commands"))
                                        .header("Authorization", "Bearer " + TOKEN)
                                        .header("Content-Type", "text/plain")
                                        .POST(HttpRequest.BodyPublishers.ofString("service list"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("onetimekey  running");
    }

    private void thaw(Path frozen) throws Exception {
        try (LaunchedProgram thaw = program("thaw", frozen, "second")) {
            thaw.line();
            int key = Integer.parseInt(said(port).lines().findFirst().orElseThrow());
            assertThat(key).isGreaterThan(2);
            thaw.handle().destroy();
            assertThat(thaw.awaitEnd()).isZero();
        }
        try (LaunchedProgram again = program("thaw", frozen, "second")) {
            assertThat(again.awaitEnd()).isEqualTo(1);
            assertThat(again.errors()).contains("has a state of onetimekey already");
        }
    }

    // rule 20
    @Test
    void wrongPassphrase_is1_andTheFileIsUntouched() throws Exception {
        make();
        String text = Files.readString(file);
        Files.writeString(passphrase, "wrong horse\n");
        try (LaunchedProgram run = program("run", file, "first")) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.errors()).contains("The passphrase is not the one");
        }
        assertThat(file).hasContent(text);
        assertThat(folder.resolve("first").resolve("lock")).doesNotExist();
    }

    // rule 22
    @Test
    void restart_isByWhatWasStarted_whateverBecomesOfTheFile() throws Exception {
        make();
        String directory = folder.resolve("first").toString();
        try (LaunchedProgram start = program("start", file, "first")) {
            assertThat(start.awaitEnd()).as(start.errors()).isZero();
        }
        assertThat(said(port)).startsWith("0\n");
        Files.delete(file);
        assertThat(LaunchedProgram.run("restart", "--directory", directory, "--passphrase-file", passphrase.toString()))
                .isZero();
        assertThat(said(port)).startsWith("1\n");
        assertThat(LaunchedProgram.run("stop", "--directory", directory)).isZero();
    }

    private LaunchedProgram program(String command, Path application, String directory) throws IOException {
        return LaunchedProgram.start(
                command,
                application.toString(),
                "--directory",
                folder.resolve(directory).toString(),
                "--port",
                "0",
                "--passphrase-file",
                passphrase.toString());
    }

    /// All that is said on a new connection.
    private static String said(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
