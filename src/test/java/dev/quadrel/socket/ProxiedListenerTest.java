package dev.quadrel.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LocalhostKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Behind a proxy that says who the other side is.
class ProxiedListenerTest {

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @TempDir
    Path folder;

    private final Listener listener =
            new Listener("proxied", "haproxy:tcp:0:interface=127.0.0.1", ProtocolFactory.of(ProxiedListenerTest::tell));

    /// Says who the other side is, and its first byte.
    private static void tell(Connection connection) throws IOException {
        int first = connection.in().read();
        connection.send(connection.peer() + " " + (char) first);
    }

    @BeforeEach
    void start() throws Exception {
        listener.prepare();
        listener.start();
    }

    @AfterEach
    void stop() throws Exception {
        listener.stop();
    }

    // rule 12
    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.7 198.51.100.1 56324 443, /192.0.2.7:56324",
        "PROXY TCP6 2001:db8::7 2001:db8::1 1 65535, /[2001:db8:0:0:0:0:0:7]:1"
    })
    void aLine_saysWhoItIs(String line, String peer) throws Exception {
        assertThat(asked((line + "\r\nx").getBytes(UTF_8))).isEqualTo(peer + " x");
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"PROXY UNKNOWN", "PROXY UNKNOWN ffff::1 ffff::2 1 2"})
    void aLineThatDoesNotKnow_leavesTheProxyItself(String line) throws Exception {
        assertThat(asked((line + "\r\nx").getBytes(UTF_8))).matches("/127\\.0\\.0\\.1:\\d+ x");
    }

    // rule 12
    @Test
    void aBinaryHeader_saysWhoItIs() throws Exception {
        assertThat(asked(binary("21" + "11" + "000c" + "c0000207" + "c6336401" + "dc04" + "01bb")))
                .isEqualTo("/192.0.2.7:56324 x");
        assertThat(asked(binary("21" + "21" + "0024" + "20010db8000000000000000000000007" + "20010db8" + "0".repeat(24)
                        + "0001" + "01bb")))
                .isEqualTo("/[2001:db8:0:0:0:0:0:7]:1 x");
        String path = HexFormat.of().formatHex("/run/a".getBytes(UTF_8));
        assertThat(asked(binary("21" + "31" + "00d8" + path + "0".repeat(2 * 216 - path.length()))))
                .isEqualTo("/run/a x");
    }

    // rule 12
    @Test
    void whatElseABinaryHeaderTells_isPassedOver() throws Exception {
        assertThat(asked(binary("21" + "11" + "0011" + "c0000207" + "c6336401" + "dc04" + "01bb" + "0400024142")))
                .isEqualTo("/192.0.2.7:56324 x");
    }

    // rule 12
    @Test
    void aProxyThatSpeaksForItself_isThePeer() throws Exception {
        assertThat(asked(binary("20" + "00" + "0000"))).matches("/127\\.0\\.0\\.1:\\d+ x");
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324\r\nxxxxxxxx",
                "PROXY TCP4 2001:db8::7 2001:db8::1 1 2\r\n",
                "PROXY TCP4 192.0.2.777 198.51.100.1 56324 443\r\n",
                "PROXY TCP4 example.org 198.51.100.1 56324 443\r\n",
                "\r\n\r\n\u0000\r\nQUIT\n1111",
                "\r\n\r\nxxxxxxxxxxxxxxxxx"
            })
    void anythingElse_isClosed(String bytes) throws Exception {
        assertThat(asked(bytes.getBytes(ISO_8859_1))).isEmpty();
    }

    // rule 12
    @Test
    void aLineWithoutAnEnd_isClosed() throws Exception {
        assertThat(asked(("PROXY UNKNOWN " + "x".repeat(200)).getBytes(UTF_8))).isEmpty();
    }

    // rule 12
    @Test
    void withTls_theHeaderComesFirst() throws Exception {
        SSLContext context = LocalhostKey.context(folder);
        Listener encrypted = new Listener(
                "encrypted",
                new Endpoint.Haproxy(new Endpoint.Ssl(new Endpoint.Tcp("127.0.0.1", 0, 10), () -> context)),
                ProtocolFactory.of(ProxiedListenerTest::tell),
                new Limits(10, Duration.ofSeconds(30), Duration.ZERO));
        encrypted.prepare();
        encrypted.start();
        try (Socket plain = connected(encrypted)) {
            plain.getOutputStream().write("PROXY TCP4 192.0.2.7 198.51.100.1 56324 443\r\n".getBytes(UTF_8));
            SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            tls.getOutputStream().write('x');
            assertThat(new String(tls.getInputStream().readAllBytes(), UTF_8)).isEqualTo("/192.0.2.7:56324 x");
        } finally {
            encrypted.stop();
        }
    }

    private static byte[] binary(String afterSignature) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(SIGNATURE + afterSignature));
        bytes.write('x');
        return bytes.toByteArray();
    }

    /// What comes back; nothing where the connection is closed.
    private String asked(byte[] bytes) throws IOException {
        try (Socket socket = connected(listener)) {
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (java.net.SocketException e) {
            return "";
        }
    }

    private static Socket connected(Listener listener) throws IOException {
        Socket socket = new Socket("127.0.0.1", ((InetSocketAddress) listener.address()).getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }
}
