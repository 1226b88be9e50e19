package dev.quadrel.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LocalhostKey;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS, sockets in the file system, datagrams.
class OtherListenersTest {

    @TempDir
    Path folder;

    // rule 7
    @Test
    void withTls_whatIsSaidIsEncrypted() throws Exception {
        SSLContext context = LocalhostKey.context(folder);
        Listener listener = new Listener(
                "tls",
                new Endpoint.Ssl(new Endpoint.Tcp("127.0.0.1", 0, 10), () -> context),
                ProtocolFactory.of(connection ->
                        connection.send("secret " + connection.in().read())),
                Limits.USUAL);
        listener.prepare();
        listener.start();
        int port = ((InetSocketAddress) listener.address()).getPort();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.getOutputStream().write(7);
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("secret 7");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
        try (SocketChannel plain = SocketChannel.open(listener.address())) {
            plain.write(ByteBuffer.wrap("hello, who is there?\r\n".getBytes(UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(100);
            assertThat(plain.read(answer)).isPositive();
            assertThat(new String(answer.array(), UTF_8)).doesNotContain("secret");
        }
        listener.stop();
    }

    // rule 7
    @Test
    void keysAreReadFromPemFiles() throws Exception {
        run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost"
                + " -addext subjectAltName=DNS:localhost -days 2 -keyout key.pem -out cert.pem");
        Listener listener = new Listener(
                "tls",
                "ssl:0:privateKey=%s:certKey=%s:interface=127.0.0.1"
                        .formatted(folder.resolve("key.pem"), folder.resolve("cert.pem")),
                ProtocolFactory.of(connection -> connection.send("hello")));
        listener.prepare();
        listener.start();
        int port = ((InetSocketAddress) listener.address()).getPort();
        String trust = ":trustRoots=" + folder.resolve("cert.pem");
        CountDownLatch right = new CountDownLatch(1);
        CountDownLatch wrong = new CountDownLatch(1);
        ReconnectingClient client = started("ssl:localhost:" + port + trust, right);
        ReconnectingClient misled = started("ssl:127.0.0.1:" + port + trust, wrong);
        right.await();
        Thread.sleep(200);
        assertThat(wrong.getCount()).as("the certificate is for another name").isEqualTo(1);
        client.stop();
        misled.stop();
        listener.stop();
        Files.writeString(folder.resolve("key.pem"), "nothing");
        assertThatThrownBy(listener::prepare).hasMessageContaining("key.pem has no block PRIVATE KEY");
    }

    /// A client that counts down when it hears a hello.
    private static ReconnectingClient started(String endpoint, CountDownLatch heard) throws Exception {
        ReconnectingClient client = new ReconnectingClient(endpoint, endpoint, () -> connection -> {
            assertThat(new String(connection.in().readAllBytes(), UTF_8)).isEqualTo("hello");
            heard.countDown();
        });
        client.prepare();
        client.start();
        return client;
    }

    // rule 8
    @Test
    void aSocketInTheFileSystem_isMadeWithItsMode_andGoesWithTheListener() throws Exception {
        Path file = folder.resolve("s");
        leave(file);
        Listener listener = unix("unix:" + file + ":mode=600");
        listener.prepare();
        listener.start();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            ByteBuffer answer = ByteBuffer.allocate(5);
            channel.read(answer);
            assertThat(new String(answer.array(), UTF_8)).isEqualTo("hello");
        }
        assertThatThrownBy(unix("unix:" + file)::prepare).isInstanceOf(BindException.class);
        listener.stop();
        assertThat(file).doesNotExist();
        Files.writeString(file, "a letter");
        assertThatThrownBy(unix("unix:" + file)::prepare)
                .isInstanceOf(BindException.class)
                .hasMessageContaining(file + ": Address already in use");
        assertThat(file).hasContent("a letter");
    }

    private static Listener unix(String endpoint) {
        return new Listener("unix", endpoint, ProtocolFactory.of(connection -> connection.send("hello")));
    }

    /// A file as a killed process leaves it.
    private static void leave(Path file) throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(file));
        }
        assertThat(file).exists();
    }

    // rule 9
    @Test
    void datagramsAreAnswered() throws Exception {
        DatagramListener listener = new DatagramListener(
                "echo",
                "udp:0:interface=127.0.0.1",
                (datagram, sender) -> sender.send(
                        new Datagram(datagram.peer(), ("got " + new String(datagram.bytes(), UTF_8)).getBytes(UTF_8))));
        listener.prepare();
        listener.start();
        try (DatagramSocket socket = connected(listener)) {
            send(socket, "one");
            assertThat(received(socket)).isEqualTo("got one");
            send(socket, "two");
            assertThat(received(socket)).isEqualTo("got two");
        }
        listener.stop();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatagramListener("x", "tcp:1", (datagram, sender) -> {}))
                .withMessageContaining("begins with udp");
    }

    // rule 9
    @Test
    void datagramsBeyondTheLimit_areDropped() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        DatagramListener listener = new DatagramListener(
                "slow",
                new Endpoint.Udp("127.0.0.1", 0),
                (datagram, sender) -> {
                    hold.await();
                    sender.send(datagram);
                },
                2);
        listener.prepare();
        listener.start();
        try (DatagramSocket socket = connected(listener)) {
            for (String text : new String[] {"a", "b", "c", "d"}) {
                send(socket, text);
            }
            Thread.sleep(300);
            hold.countDown();
            Set<String> answers = new TreeSet<>();
            answers.add(received(socket));
            answers.add(received(socket));
            assertThat(answers).containsExactly("a", "b");
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> received(socket)).isInstanceOf(SocketTimeoutException.class);
        }
        listener.stop();
    }

    private static DatagramSocket connected(DatagramListener listener) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        socket.connect(listener.address());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(DatagramSocket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length));
    }

    private static String received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }

    private void run(String command) throws Exception {
        Process process = new ProcessBuilder(command.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
