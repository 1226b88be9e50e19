package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.Quadrel;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `java -jar quadrel.jar serve`, as a user runs it. Speaks HTTP itself where it tests statuses.
class ServeIT {

    private static final Pattern CLASSES = Pattern.compile("-Dquadrel\\.launcher\\.classes=(\\S+)");
    private static final Pattern BASE = Pattern.compile("-Djboss\\.server\\.base\\.dir=(\\S+)");
    /// As many are answered by methods, and as many forwarded.
    private static final int HALF = 25;

    // rules 4, 6, 8, 9, 10 and 34
    @Test
    void serve_sendsFilesUntilItIsTold_andLeavesNothing() throws Exception {
        Path www = LaunchedProgram.newFolder();
        Files.writeString(www.resolve("hello.txt"), "hello\n");
        try (LaunchedProgram program = LaunchedProgram.start("serve", www.toString())) {
            URI page = URI.create(program.line());
            String key = page.getQuery().substring("api_key=".length());
            String line = ProcessLine.of(program.server()).orElseThrow();
            assertThat(LaunchedProgram.get(page.resolve("/hello.txt")).body()).isEqualTo("hello\n");
            assertThat(LaunchedProgram.get(page.resolve("/api/v1/metadata/")).statusCode())
                    .isEqualTo(401);
            assertThat(LaunchedProgram.get(page.resolve("/api/v1/metadata/?api_key=" + key))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(line).contains("-XX:AOTCache=").doesNotContain(key);
            assertThat(Files.readAllLines(classes(line)))
                    .hasSizeGreaterThan(1000)
                    .contains("org.jboss.as.server org.jboss.as.server.Main");
            Path base = base(line);
            assertThat(base).exists();
            program.handle().destroy();
            assertThat(program.awaitEnd()).isZero();
            assertThat(base).doesNotExist();
        }
        assertThat(LaunchedProgram.cache().resolve("servers")).isDirectoryContaining(Files::isDirectory);
        assertThat(LaunchedProgram.cache().resolve("starts")).isDirectoryContaining("glob:**.aot");
    }

    @Test
    void whatIsStoredInADirectory_isThereAgain() throws Exception {
        Path directory = LaunchedProgram.newFolder();
        String[] words = {"serve", "--directory", directory.toString(), "--api-key", "secret"};
        try (LaunchedProgram program = LaunchedProgram.start(words)) {
            URI page = URI.create(program.line());
            ContainerClient root = (ContainerClient) Quadrel.connect(page.toString());
            try (Context _ = root.context()) {
                root.createContainer("kept", Map.of());
            }
            // rule 7
            try (LaunchedProgram second = LaunchedProgram.start(words)) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.errors()).contains("Another server runs in " + directory);
            }
            program.handle().destroy();
            assertThat(program.awaitEnd()).isZero();
        }
        assertThat(directory.resolve("log").resolve("server.log")).exists();
        try (LaunchedProgram program = LaunchedProgram.start(words)) {
            ContainerClient root = (ContainerClient) Quadrel.connect(program.line());
            try (Context _ = root.context()) {
                assertThat(root.get("kept").key()).isEqualTo("kept");
            }
        }
    }

    // rule 4
    @Test
    void requestsUnderWay_endFirst_andNewOnesAreRefused() throws Exception {
        Path home = Path.of("target", "it", "quick-app", "target", "server");
        try (HeldTarget target = HeldTarget.start();
                LaunchedProgram program = LaunchedProgram.start(
                        "serve", "--server", home.toString(), "--proxy", "/far/=" + target.uri())) {
            URI page = URI.create(program.line());
            List<CompletableFuture<HttpResponse<String>>> own = ask(page, "/api/uptime/8?i=");
            List<CompletableFuture<HttpResponse<String>>> forwarded = ask(page, "/far/");
            awaitRequests(page);
            target.await(HALF);
            program.handle().destroy();
            for (int i = 0; i < HALF; i++) {
                assertThat(answer(own, i)).contains("\"i\":" + i);
            }
            assertThat(LaunchedProgram.get(page.resolve("/far/late")).statusCode())
                    .isEqualTo(503);
            assertThat(forwarded).noneMatch(CompletableFuture::isDone);
            target.release();
            for (int i = 0; i < HALF; i++) {
                assertThat(answer(forwarded, i)).isEqualTo("/" + i);
            }
            assertThat(program.awaitEnd()).isZero();
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> ask(URI page, String path) {
        return IntStream.range(0, HALF)
                .mapToObj(i -> LaunchedProgram.client()
                        .sendAsync(
                                HttpRequest.newBuilder(page.resolve(path + i)).build(),
                                HttpResponse.BodyHandlers.ofString()))
                .toList();
    }

    private static String answer(List<CompletableFuture<HttpResponse<String>>> replies, int i) throws Exception {
        HttpResponse<String> reply = replies.get(i).get(1, TimeUnit.MINUTES);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    // rule 5
    @Test
    void killedProgram_takesItsServerWithIt_andTheNextOneClearsUp() throws Exception {
        Path base;
        try (LaunchedProgram program = LaunchedProgram.start("serve")) {
            program.line();
            ProcessHandle server = program.server();
            base = base(ProcessLine.of(server).orElseThrow());
            program.handle().destroyForcibly();
            server.onExit().get(1, TimeUnit.MINUTES);
            assertThat(base).exists();
        }
        try (LaunchedProgram program = LaunchedProgram.start("serve")) {
            program.line();
            assertThat(base).doesNotExist();
        }
    }

    // rule 3
    @Test
    void impossibleSetting_is1WithTheReason() throws Exception {
        try (LaunchedProgram program = LaunchedProgram.start("serve", "-Dquadrel.worker.queue=many")) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.errors()).contains("could not be started: ").contains("many");
            Matcher log = Pattern.compile("is in (\\S+)").matcher(program.errors());
            assertThat(log.find()).isTrue();
            assertThat(Path.of(log.group(1))).content().contains("many");
        }
    }

    // rules 3 and 8
    @Test
    void portInUse_isRefusedByName() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                LaunchedProgram program =
                        LaunchedProgram.start("serve", "--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.errors()).contains("Port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }

    // rule 1
    @Test
    void olderJava_isToldWhichOneIsNeeded() throws Exception {
        Path older = olderJava();
        try (LaunchedProgram program = LaunchedProgram.startWith(
                older, List.of("-jar", LaunchedProgram.jar().toString()), "serve")) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.errors()).contains("Quadrel needs Java 25 or newer; this is Java");
        }
    }

    private static Path olderJava() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        assumeTrue(Files.isDirectory(all));
        try (Stream<Path> homes = Files.list(all)) {
            Path older = homes.filter(home -> home.getFileName().toString().matches(".*\\b(17|21)\\b.*"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .findFirst()
                    .orElse(null);
            assumeTrue(older != null, "no Java 17 or 21 here");
            return older;
        }
    }

    /// Until the application has begun with all of them.
    private static void awaitRequests(URI page) throws InterruptedException {
        RemoteCommands commands = new RemoteCommands(
                new RemoteServer(page, Optional.of(page.getQuery().substring("api_key=".length()))));
        while (!commands.run("requests uptime").text().endsWith(": " + HALF)) {
            Thread.sleep(50);
        }
    }

    private static Path classes(String line) {
        Matcher classes = CLASSES.matcher(line);
        assertThat(classes.find()).as(line).isTrue();
        return Path.of(classes.group(1));
    }

    private static Path base(String commandLine) {
        Matcher base = BASE.matcher(commandLine);
        assertThat(base.find()).isTrue();
        return Path.of(base.group(1));
    }
}
