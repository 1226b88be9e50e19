package dev.quadrel.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Endpoints that a process is started with.
class InheritedListenerTest {

    /// Does as systemd does with `StandardInput=socket`: listens, tells the port, and becomes the program.
    private static final String SYSTEMD = """
        import os, socket, sys
        s = socket.socket()
        s.bind(("127.0.0.1", 0))
        s.listen()
        print(s.getsockname()[1], flush=True)
        os.dup2(s.fileno(), 0)
        os.execv(sys.argv[1], sys.argv[1:])
        """;

    // rule 13
    @Test
    void theSocketOfSystemd_isListenedAt() throws Exception {
        Process process = started(List.of("python3", "-c", SYSTEMD), "systemd:");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            int port = Integer.parseInt(out.readLine());
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(30_000);
                assertThat(asked(socket, "hello")).isEqualTo("hello");
                socket.getOutputStream().write('e');
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String asked(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    // rule 13
    @Test
    void withoutSuchASocket_thePreparationSaysWhatIsMissing() {
        Listener listener = new Listener("none", "systemd:", ProtocolFactory.of(_ -> {}));
        assertThatThrownBy(listener::prepare)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("StandardInput=socket");
    }

    // rule 14
    @Test
    void standardInputAndOutput_areOneConnection() throws Exception {
        Process process = started(List.of(), "stdio:");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            process.getOutputStream().write("hello\n".getBytes(UTF_8));
            process.getOutputStream().flush();
            assertThat(out.readLine()).isEqualTo("hello");
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process started(List<String> before, String endpoint) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EchoProgram.class.getName(),
                endpoint));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
