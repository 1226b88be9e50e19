package dev.quadrel.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/// A server of one container that streams as a test says: its connections break at any point, or say nothing any more.
final class EventServer implements AutoCloseable {

    private static final String NODE =
            "{\"data\":{\"id\":\"\",\"attributes\":{\"structure_family\":\"container\",\"ancestors\":[]}}}";

    private final String scheme;
    private final ServerSocket entrance;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger streams = new AtomicInteger();

    /// What is done with the i-th connection for events, counted from 0. It is closed behind that.
    interface Script {
        void run(int number, Line line) throws IOException;
    }

    EventServer(Script script) {
        this("http://127.0.0.1", ServerSocketFactory.getDefault(), script);
    }

    private EventServer(String scheme, ServerSocketFactory sockets, Script script) {
        this.scheme = scheme;
        this.script = script;
        try {
            entrance = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    /// By TLS, with a certificate for `localhost`.
    static EventServer secure(SSLContext tls, Script script) {
        return new EventServer("https://localhost", tls.getServerSocketFactory(), script);
    }

    URI uri() {
        return URI.create(scheme + ":" + entrance.getLocalPort());
    }

    /// How many connections for events there were.
    int streams() {
        return streams.get();
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try {
                Socket visitor = entrance.accept();
                sockets.add(visitor);
                Thread.startVirtualThread(() -> answer(visitor));
            } catch (IOException e) {
                // It is closed.
            }
        }
    }

    private void answer(Socket visitor) {
        try (visitor) {
            Line line = new Line(visitor);
            if (line.isForEvents()) {
                script.run(streams.getAndIncrement(), line);
            } else {
                line.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + NODE.length() + "\r\n\r\n" + NODE);
            }
        } catch (IOException e) {
            // The visitor has gone.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /// One connection.
    static final class Line {

        private static final int PING = 9;
        private static final Pattern START = Pattern.compile("[?&]start=(\\d+)");

        private final Socket socket;
        private final DataInputStream in;
        private final String head;

        private Line(Socket socket) throws IOException {
            this.socket = socket;
            in = new DataInputStream(socket.getInputStream());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                bytes.write(in.readUnsignedByte());
            }
            head = bytes.toString(StandardCharsets.ISO_8859_1);
        }

        private boolean isForEvents() {
            return head.contains("Sec-WebSocket-Key");
        }

        /// The number of the event that is asked for; 1 where none is.
        long wanted() {
            Matcher start = START.matcher(head);
            return start.find() ? Long.parseLong(start.group(1)) : 1;
        }

        /// Becomes a web socket.
        void open() throws IOException {
            String key = head.lines()
                    .filter(header -> header.startsWith("Sec-WebSocket-Key:"))
                    .map(header -> header.substring(header.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
            write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Accept: " + accepted(key) + "\r\n\r\n");
        }

        private static String accepted(String key) {
            try {
                byte[] bytes = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1);
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void event(long sequence) throws IOException {
            try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
                packer.packMapHeader(2);
                packer.packString("type").packString("array-data");
                packer.packString("sequence").packLong(sequence);
                send(0x82, packer.toByteArray());
            }
        }

        /// Says nothing any more, until the other side has gone.
        void fallSilent() throws IOException {
            while (in.read() >= 0) {
                // Nobody listens.
            }
        }

        /// Reads one message of the other side, and answers where it is a ping.
        void listen() throws IOException {
            int kind = in.readUnsignedByte() & 0x0f;
            byte[] mask = new byte[4 + (in.readUnsignedByte() & 0x7f)];
            in.readFully(mask);
            byte[] bytes = new byte[mask.length - 4];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (mask[4 + i] ^ mask[i % 4]);
            }
            if (kind == PING) {
                send(0x8a, bytes);
            }
        }

        private void send(int first, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(first);
            frame.write(payload.length);
            frame.writeBytes(payload);
            socket.getOutputStream().write(frame.toByteArray());
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
