import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// A web socket of a client, with binary messages of one frame each.
final class LiveSocket {

    private static final int FIRST = 16 << 10;
    private static final int LONGEST_HEADER = 14;
    private static final int BINARY = 0x82;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    private final SocketChannel channel;
    private final Consumer<ByteBuffer> receiver;
    private final Selector room = Selector.open();
    private ByteBuffer in = ByteBuffer.allocateDirect(FIRST);
    private ByteBuffer out = ByteBuffer.allocateDirect(FIRST);

    LiveSocket(SocketChannel channel, Consumer<ByteBuffer> receiver) throws IOException {
        this.channel = channel;
        this.receiver = receiver;
    }

    /// Reads what has come.
    void read() {
        try {
            if (channel.read(in) < 0) {
                throw new IOException("The server has closed a socket");
            }
            in.flip();
            int missing = frames();
            in.compact();
            if (missing > in.capacity()) {
                in = ByteBuffer.allocateDirect(missing).put(in.flip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes whole frames out of what has come; answers the length of the first that is not whole.
    private int frames() {
        while (in.remaining() >= 2) {
            int start = in.position();
            int kind = in.get() & 0xff;
            int length = in.get() & 0x7f;
            int more = length == 127 ? 8 : length == 126 ? 2 : 0;
            if (in.remaining() >= more) {
                length = more == 8 ? (int) in.getLong() : more == 2 ? in.getShort() & 0xffff : length;
            }
            int end = start + 2 + more + length;
            if (end > in.limit()) {
                in.position(start);
                return end - start;
            }
            handle(kind, in.slice(end - length, length));
            in.position(end);
        }
        return 0;
    }

    private void handle(int kind, ByteBuffer payload) {
        if (kind == BINARY) {
            receiver.accept(payload);
        } else if (kind == PING) {
            send(PONG, new byte[0], new byte[0]);
        } else {
            throw new IllegalStateException("A frame of the kind " + Integer.toHexString(kind));
        }
    }

    void send(byte[] start, byte[] rest) {
        send(BINARY, start, rest);
    }

    private synchronized void send(int kind, byte[] start, byte[] rest) {
        int length = start.length + rest.length;
        if (length + LONGEST_HEADER > out.capacity()) {
            out = ByteBuffer.allocateDirect(length + LONGEST_HEADER);
        }
        write(fill(out.clear(), kind, start, rest));
    }

    /// A frame that is sent again and again.
    static ByteBuffer frame(byte[] start, byte[] rest) {
        return fill(ByteBuffer.allocateDirect(start.length + rest.length + LONGEST_HEADER), BINARY, start, rest);
    }

    synchronized void send(ByteBuffer frame) {
        write(frame.duplicate());
    }

    private static ByteBuffer fill(ByteBuffer out, int kind, byte[] start, byte[] rest) {
        int length = start.length + rest.length;
        out.put((byte) kind);
        if (length < 126) {
            out.put((byte) (length | 0x80));
        } else if (length < 1 << 16) {
            out.put((byte) (126 | 0x80)).putShort((short) length);
        } else {
            out.put((byte) (127 | 0x80)).putLong(length);
        }
        int key = ThreadLocalRandom.current().nextInt();
        out.putInt(key);
        int from = out.position();
        mask(out.put(start).put(rest), from, key);
        return out.flip();
    }

    private static void mask(ByteBuffer bytes, int from, int key) {
        long both = (key & 0xffff_ffffL) << 32 | key & 0xffff_ffffL;
        int at = from;
        for (; at + 8 <= bytes.position(); at += 8) {
            bytes.putLong(at, bytes.getLong(at) ^ both);
        }
        for (; at < bytes.position(); at++) {
            bytes.put(at, (byte) (bytes.get(at) ^ key >> (24 - 8 * (at - from & 3))));
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            while (channel.write(bytes) >= 0 && bytes.hasRemaining()) {
                channel.register(room, SelectionKey.OP_WRITE);
                room.select(key -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
