package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.client.ClientException.Unauthorized;
import dev.quadrel.client.Context;
import dev.quadrel.client.Quadrel;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimpleServerIT {

    private static final ServerOptions OPTIONS = ServerOptions.simple().startCache(false);

    @RegisterExtension
    static final SimpleServerExtension SHARED = new SimpleServerExtension(OPTIONS);

    @Test
    void extension_hasAServerForTheTests() throws Exception {
        assertThat(LaunchedProgram.get(SHARED.server().uri("/health/ready")).statusCode())
                .isEqualTo(200);
        assertThat(LaunchedProgram.get(SHARED.server().webUi()).statusCode()).isEqualTo(200);
    }

    @Test
    void another_hasItsOwnPortKeyAndFolder_whichGoesWithIt() throws Exception {
        Path directory;
        try (SimpleServer server = SimpleServer.start(OPTIONS)) {
            directory = server.directory();
            assertThat(server.uri().getPort())
                    .isNotEqualTo(SHARED.server().uri().getPort());
            assertThat(server.apiKey()).isNotEqualTo(SHARED.server().apiKey());
            assertThat(server.uri().toString())
                    .endsWith("/api/v1?api_key=" + server.apiKey().orElseThrow());
            try (Context context = Quadrel.connect(server.uri().toString()).context()) {
                assertThat(context.root().path().isRoot()).isTrue();
            }
            String foreign = SHARED.server().apiKey().orElseThrow();
            assertThatExceptionOfType(Unauthorized.class)
                    .isThrownBy(() -> Quadrel.connect(
                            server.uri("/api/v1?api_key=" + foreign).toString()));
            assertThat(directory).isDirectory();
        }
        assertThat(directory).doesNotExist();
        assertThat(SHARED.server().isRunning()).isTrue();
    }

    @Test
    void unreferencedServer_runsOn() throws Exception {
        WeakReference<Object> canary = new WeakReference<>(new Object());
        URI ready = SimpleServer.start(OPTIONS).uri("/health/ready");
        while (canary.get() != null) {
            System.gc();
        }
        assertThat(LaunchedProgram.get(ready).statusCode()).isEqualTo(200);
    }

    // rule 15
    @Test
    void librariesOfTheCommands_areNotOnTheClassPath() throws Exception {
        try (URLClassLoader program =
                new URLClassLoader(new URL[] {LaunchedProgram.jar().toUri().toURL()}, null)) {
            assertThat(program.loadClass(SimpleServer.class.getName())).isNotNull();
            assertThat(program.getResource("picocli/CommandLine.class")).isNull();
            assertThat(program.getResource("lib/picocli/CommandLine.class")).isNotNull();
            assertThat(program.getResource("lib/org/jline/reader/LineReader.class"))
                    .isNotNull();
        }
    }

    // rule 5
    @Test
    void programThatIsKilled_takesItsServersWithIt() throws Exception {
        Path source = Files.writeString(LaunchedProgram.newFolder().resolve("Program.java"), """
            import dev.quadrel.launcher.*;

            class Program {
                public static void main(String[] arguments) throws Exception {
                    SimpleServer server = SimpleServer.start(ServerOptions.simple().startCache(false));
                    System.out.println(server.uri());
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
            """);
        List<String> begin = List.of("-cp", LaunchedProgram.jar().toString(), source.toString());
        try (LaunchedProgram program = LaunchedProgram.startWith(Path.of(System.getProperty("java.home")), begin)) {
            URI uri = URI.create(program.line());
            assertThat(LaunchedProgram.get(uri).statusCode()).isEqualTo(200);
            ProcessHandle server = program.server();
            program.handle().destroyForcibly();
            server.onExit().get(1, TimeUnit.MINUTES);
            assertThat(server.isAlive()).isFalse();
        }
    }
}
