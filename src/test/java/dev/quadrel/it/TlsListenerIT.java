package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An endpoint whose TLS is an SSL context of WildFly, by its name.
class TlsListenerIT {

    private static int port;
    private static ServerProcess server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = ServerProcess.start(
                Servers.home("check-app"),
                Map.of("check.echo", "ssl:" + port + ":interface=127.0.0.1:context=applicationSSC"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // rule 7 of socket
    @Test
    void whoTrustsTheServersCertificate_isAnswered() throws Exception {
        assertThat(answer("hello", Certificates.development(server))).isEqualTo("hello");
    }

    // rule 7 of socket
    @Test
    void whoTrustsAnotherOne_refusesIt() throws Exception {
        KeyStore others = Certificates.made(folder.resolve("other.p12"));
        assertThatThrownBy(() -> answer("hello", others)).isInstanceOf(SSLHandshakeException.class);
        assertThat(answer("hello", Certificates.development(server))).isEqualTo("hello");
    }

    // rule 7 of socket
    @Test
    void plainText_isRefused() throws Exception {
        assertThat(plain("hello, this is no TLS\n")).doesNotContain("hello");
        assertThat(answer("hello", Certificates.development(server))).isEqualTo("hello");
    }

    // rule 7 of socket
    @Test
    void aContextThatTheServerHasNot_failsTheStart_whichSaysWhichThereAre() throws Exception {
        Map<String, String> settings = Map.of("check.echo", "ssl:0:context=nobodys");
        try (ServerProcess other = ServerProcess.launch(Servers.home("check-app"), settings, Map.of())) {
            other.awaitConsole("WFLYSRV0026");
            assertThat(other.console()).contains("context=nobodys: the server has no such SSL context, only [appl");
        }
    }

    /// To a line, from who has proved to be 127.0.0.1.
    private static String answer(String line, KeyStore trusted) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) Certificates.trusting(trusted).getSocketFactory().createSocket("127.0.0.1", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    /// All that comes until the server closes the connection.
    private static String plain(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
            return "";
        }
    }
}
