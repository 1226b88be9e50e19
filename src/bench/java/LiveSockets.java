import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The web sockets of all clients of a load, read by one thread: the load has the processors in common with the server
/// that it measures, and a client with threads for each socket would take most of them.
final class LiveSockets {

    private static final String HANDSHAKE = """
        GET %s HTTP/1.1
        Host: %s:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

        """.replace("\n", "\r\n");

    private final URI address;
    private final Selector selector = Selector.open();

    LiveSockets(URI address) throws IOException {
        this.address = address;
        Thread.ofPlatform().daemon().name("reader").start(this::read);
    }

    /// @param receiver of each binary message, on the thread that reads, for the time of the call
    LiveSocket open(Consumer<ByteBuffer> receiver) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String request = HANDSHAKE.formatted(address.getPath(), address.getHost(), address.getPort());
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        String answer = head(channel);
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("No web socket: " + answer);
        }
        channel.configureBlocking(false);
        LiveSocket socket = new LiveSocket(channel, receiver);
        channel.register(selector, SelectionKey.OP_READ, socket);
        selector.wakeup();
        return socket;
    }

    /// Byte for byte: what follows the head belongs to the socket.
    private static String head(SocketChannel channel) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0 && channel.read(one) > 0) {
            head.append((char) one.get(0));
            one.clear();
        }
        return head.toString();
    }

    private void read() {
        try {
            while (true) {
                selector.select(key -> ((LiveSocket) key.attachment()).read());
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
