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
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A Debian package whose service runs an application that `make` has set up, with a secret in it.
class ConfiguredDebIT {

    @RegisterExtension
    static final DebianService SERVICE = new DebianService("quadrel-it-keys");

    private static final Path HOME =
            Path.of("target", "it", "onetimekey-app", "target", "server").toAbsolutePath();
    private static final String PASSPHRASE = "correct horse\n";
    private static final String TOKEN = "tell-nobody-this-token";

    private final int http = Ports.free("127.0.0.1");
    private final int keys = Ports.free("127.0.0.1");
    private final int daytime = Ports.free("127.0.0.1");

    // rule 30
    @Test
    void anApplicationIsSetUp_packed_installed_runAndPurged() throws Exception {
        Path folder = LaunchedProgram.newFolder();
        String told = SERVICE.install(packed(folder));
        assertThat(told).contains("/usr/share/doc/" + SERVICE.name() + "/README.Debian");
        Path configuration = SERVICE.settings().resolve(SERVICE.name() + ".quadrel");
        assertReadable(configuration);
        SERVICE.verifyUnit();

        Path passphrase = SERVICE.settings().resolve("passphrase");
        Files.createFile(
                passphrase, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passphrase, PASSPHRASE);
        assertThat(asTheUser("cat", passphrase.toString())).isNotZero();
        assertThat(asTheUser("cat", configuration.toString())).isZero();
        giveKeys(passphrase);

        assertThat(DebianService.run("dpkg", "--remove", SERVICE.name()).code()).isZero();
        assertThat(configuration).exists();
        assertThat(passphrase).exists();
        assertThat(DebianService.run("dpkg", "--purge", SERVICE.name()).code()).isZero();
        assertThat(SERVICE.settings()).doesNotExist();
        assertThat(SERVICE.state()).doesNotExist();
    }

    /// The package, beside what it was made of.
    private Path packed(Path folder) throws Exception {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        Path file = folder.resolve("onetimekey.quadrel");
        done("make onetimekey --server %s --port %d --daytime-port %d --admin-token %s --passphrase-file %s --file %s"
                .formatted(HOME, keys, daytime, TOKEN, passphrase, file)
                .split(" "));
        Files.writeString(file, Files.readString(file).replace("\"port\": 8080", "\"port\": " + http));
        Path deb = folder.resolve("keys.deb");
        List<String> words = new ArrayList<>(List.of("package", "deb", file.toString(), "--name", SERVICE.name()));
        words.addAll(List.of("--output", deb.toString(), "--maintainer", "Quadrel Tests <tests@example.org>"));
        done(words.toArray(String[]::new));
        return deb;
    }

    private static void done(String... words) throws Exception {
        try (LaunchedProgram program = LaunchedProgram.start(words)) {
            assertThat(program.awaitEnd()).as(program.errors()).isZero();
        }
    }

    private static void assertReadable(Path configuration) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(configuration, PosixFileAttributes.class);
        assertThat(PosixFilePermissions.toString(attributes.permissions())).isEqualTo("rw-r-----");
        assertThat(attributes.owner().getName()).isEqualTo("root");
        assertThat(attributes.group().getName()).isEqualTo(SERVICE.name());
        assertThat(configuration).content().contains("encrypted").doesNotContain(TOKEN);
    }

    private static int asTheUser(String... words) throws Exception {
        List<String> command = SERVICE.asTheUser();
        command.addAll(List.of(words));
        return DebianService.run(command.toArray(String[]::new)).code();
    }

    /// With the passphrase in a folder that only the service reads, as systemd makes one of what only root reads.
    private void giveKeys(Path passphrase) throws Exception {
        Path credentials = Files.createTempDirectory("quadrel-it-credentials");
        Path given = Files.copy(passphrase, credentials.resolve("passphrase"));
        assertThat(DebianService.run("chown", "-R", SERVICE.name(), credentials.toString())
                        .code())
                .isZero();
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("r--------"));
        Files.writeString(
                SERVICE.defaults(),
                "JAVA_HOME=%s\nOPTIONS=--no-start-cache\n".formatted(System.getProperty("java.home")));
        URI page = URI.create("http://127.0.0.1:" + http + "/");
        try {
            SERVICE.run(page, Map.of("CREDENTIALS_DIRECTORY", credentials.toString()), service -> {
                assertThat(said(keys)).isEqualTo("0\n");
                assertThat(said(daytime)).endsWith("\r\n");
                assertThat(services(page, "Bearer " + TOKEN)).contains("onetimekey  running");
                assertThat(services(page, "Bearer another")).doesNotContain("running");
                assertThat(service.descendants())
                        .isNotEmpty()
                        .allSatisfy(child ->
                                assertThat(ProcessLine.of(child).orElse("")).doesNotContain(TOKEN));
            });
        } finally {
            Folders.remove(credentials);
        }
    }

    private static String services(URI page, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/admin/commands"))
                .header("Authorization", authorization)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("service list"))
                .build();
        return LaunchedProgram.client()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /// All that is said on a new connection.
    private static String said(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
