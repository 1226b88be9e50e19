package dev.quadrel.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Secrets whose key is in a credential store that the server's own tool has made.
class CredentialStoreIT {

    private static final Path HOME =
            Path.of("target", "it", "onetimekey-app", "target", "server").toAbsolutePath();
    private static final String TOKEN = "tell-nobody-this-token";
    private static final String PASSWORD = "of-the-store";

    private Path folder;
    private Path file;
    private Path store;

    @BeforeEach
    void choose() throws Exception {
        folder = LaunchedProgram.newFolder();
        file = folder.resolve("onetimekey.quadrel");
        store = folder.resolve("secrets.cs");
        tool("--create --add quadrel --secret correct-horse");
        tool("--generate-secret-key aes --size 256");
    }

    // rules 20 and 31
    @Test
    void anApplicationRuns_whoseSecretIsEncryptedByAKeyOfTheStore() throws Exception {
        byte[] before = Files.readAllBytes(store);
        make("aes");
        assertThat(file).content().doesNotContain(TOKEN).contains("encrypted");
        try (LaunchedProgram run = program(PASSWORD, run("aes"))) {
            URI address = URI.create(run.line());
            assertThat(services(address, TOKEN)).contains("onetimekey  running");
            assertThat(services(address, "another")).doesNotContain("running");
            assertThat(Files.readString(
                            Path.of("/proc", String.valueOf(run.server().pid()), "environ")))
                    .contains(ServerStart.variable("quadrel.command.admin-token"))
                    .doesNotContain(CredentialStoreArguments.VARIABLE)
                    .doesNotContain(PASSWORD);
        }
        assertThat(store).hasBinaryContent(before);
    }

    // rules 20 and 31
    @Test
    void whatTheStoreDoesNotGive_isOneMessage_andTheFileStaysAsItIs() throws Exception {
        make("quadrel");
        String made = Files.readString(file);
        assertRefused("wrong", "quadrel", "The password of the credential store " + store + " is another one");
        assertRefused(PASSWORD, "none", "has no password and no secret key none, only [aes, quadrel]");
        assertRefused(PASSWORD, "aes", "The passphrase is not the one");
        Files.delete(store);
        assertRefused(PASSWORD, "quadrel", "There is no credential store " + store);
        assertThat(file).hasContent(made);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private void assertRefused(String password, String alias, String message) throws Exception {
        try (LaunchedProgram run = program(password, run(alias))) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.errors()).contains(message).hasLineCount(1);
        }
    }

    /// WildFly's own.
    private void tool(String words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(HOME.resolve("bin").resolve("elytron-tool.sh").toString(), "credential-store"));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("--location", store.toString(), "--password", PASSWORD));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process tool = builder.start();
        String printed = new String(tool.getInputStream().readAllBytes(), UTF_8);
        assertThat(tool.waitFor()).as(printed).isZero();
    }

    private void make(String alias) throws Exception {
        String words = "make onetimekey --server %s --port %d --daytime-port %d --admin-token %s --file %s"
                .formatted(HOME, Ports.free("127.0.0.1"), Ports.free("127.0.0.1"), TOKEN, file);
        try (LaunchedProgram make = program(PASSWORD, words + stored(alias))) {
            assertThat(make.awaitEnd()).as(make.errors()).isZero();
        }
    }

    private String run(String alias) {
        return "run %s --directory %s --port 0".formatted(file, folder.resolve("run")) + stored(alias);
    }

    private String stored(String alias) {
        return " --credential-store " + store + (alias.equals("quadrel") ? "" : " --credential-alias " + alias);
    }

    private static LaunchedProgram program(String password, String words) throws IOException {
        return LaunchedProgram.startIn(Map.of(CredentialStoreArguments.VARIABLE, password), words.split(" "));
    }

    private static String services(URI address, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/admin/commands"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("service list"))
                .build();
        return LaunchedProgram.client()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
