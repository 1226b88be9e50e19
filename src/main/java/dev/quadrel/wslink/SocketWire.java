package dev.quadrel.wslink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;

/// A web socket on a connection of the server. Whoever sends writes as much as the network takes; the I/O thread
/// writes the rest.
final class SocketWire implements Wire, ChannelListener<ConduitStreamSinkChannel> {

    private static final Logger LOG = Logger.getLogger(SocketWire.class);

    /// A reason's bytes, of the 125 of a control frame.
    private static final int LONGEST_REASON = 120;

    /// Bytes of one write that are on the heap: the JDK copies all of them, be it more than the network takes.
    private static final int SLICE = 256 << 10;

    /// Buffers of one write.
    private static final int GATHERED = 64;

    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    /// What waits to be written.
    private record Piece(ByteBuffer bytes, Runnable sent) {}

    private final StreamConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private boolean saidGoodbye;
    private boolean heardGoodbye;
    private boolean ended;
    private volatile boolean paused;

    SocketWire(StreamConnection connection) {
        this.connection = connection;
        connection.getSinkChannel().setWriteListener(this);
    }

    @Override
    public void send(Frame frame, Runnable sent) {
        frame(BINARY, frame, sent);
    }

    /// Sends a text as [#send] does a binary message.
    ///
    /// @param frame UTF-8
    void sendText(Frame frame, Runnable sent) {
        frame(TEXT, frame, sent);
    }

    @Override
    public Executor thread() {
        return connection.getIoThread();
    }

    @Override
    public void ping() {
        frame(PING, control(ByteBuffer.allocate(0)), () -> {});
    }

    void pong(byte[] bytes) {
        frame(PONG, control(ByteBuffer.wrap(bytes)), () -> {});
    }

    @Override
    public void close(int code, String reason) {
        byte[] text = shortened(reason).getBytes(StandardCharsets.UTF_8);
        goodbye(ByteBuffer.allocate(Short.BYTES + text.length)
                .putShort((short) code)
                .put(text)
                .flip());
    }

    /// The client has said goodbye, which is answered where it was not an answer.
    ///
    /// @param bytes of its frame
    void closed(byte[] bytes) {
        lock.lock();
        try {
            heardGoodbye = true;
        } finally {
            lock.unlock();
        }
        goodbye(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, Short.BYTES)));
        write();
    }

    private void goodbye(ByteBuffer bytes) {
        lock.lock();
        try {
            if (saidGoodbye) {
                return;
            }
            add(CLOSE, control(bytes), () -> {});
            saidGoodbye = true;
        } finally {
            lock.unlock();
        }
        write();
    }

    private void frame(int kind, Frame frame, Runnable sent) {
        boolean taken;
        lock.lock();
        try {
            taken = !saidGoodbye && !ended;
            if (taken) {
                add(kind, frame, sent);
            }
        } finally {
            lock.unlock();
        }
        if (taken) {
            write();
        } else {
            sent.run();
        }
    }

    private static Frame control(ByteBuffer bytes) {
        return new Frame(List.of(bytes));
    }

    private void add(int kind, Frame frame, Runnable sent) {
        int length = frame.length();
        ByteBuffer header = ByteBuffer.allocate(2 + Long.BYTES).put((byte) kind);
        if (length <= 125) {
            header.put((byte) length);
        } else if (length < 1 << Short.SIZE) {
            header.put((byte) 126).putShort((short) length);
        } else {
            header.put((byte) 127).putLong(length);
        }
        pieces.add(new Piece(header.flip(), () -> {}));
        int last = frame.parts().size() - 1;
        for (int i = 0; i <= last; i++) {
            pieces.add(new Piece(frame.parts().get(i).duplicate(), i == last ? sent : () -> {}));
        }
    }

    /// The network takes more.
    @Override
    public void handleEvent(ConduitStreamSinkChannel sink) {
        write();
    }

    private void write() {
        List<Runnable> left = new ArrayList<>();
        lock.lock();
        try {
            writeAll(left);
        } catch (IOException e) {
            LOG.debug("A live client is gone", e);
            IoUtils.safeClose(connection);
        } finally {
            lock.unlock();
        }
        left.forEach(Runnable::run);
    }

    private void writeAll(List<Runnable> left) throws IOException {
        ConduitStreamSinkChannel sink = connection.getSinkChannel();
        while (!ended && !pieces.isEmpty()) {
            long count = sink.write(gathered());
            if (count == 0) {
                sink.resumeWrites();
                return;
            }
            take(count, left);
        }
        if (ended) {
            return;
        }
        if (!sink.flush()) {
            sink.resumeWrites();
            return;
        }
        sink.suspendWrites();
        if (saidGoodbye && heardGoodbye) {
            IoUtils.safeClose(connection);
        }
    }

    /// What is written next.
    private ByteBuffer[] gathered() {
        ByteBuffer[] some = new ByteBuffer[Math.min(pieces.size(), GATHERED)];
        Iterator<Piece> next = pieces.iterator();
        int room = SLICE;
        for (int i = 0; i < some.length; i++) {
            ByteBuffer bytes = next.next().bytes();
            int length = bytes.isDirect() ? bytes.remaining() : Math.min(bytes.remaining(), room);
            some[i] = bytes.slice(bytes.position(), length);
            room -= bytes.isDirect() ? 0 : length;
        }
        return some;
    }

    private void take(long count, List<Runnable> left) {
        long written = count;
        while (!pieces.isEmpty()) {
            ByteBuffer bytes = pieces.element().bytes();
            int length = (int) Math.min(bytes.remaining(), written);
            bytes.position(bytes.position() + length);
            written -= length;
            if (bytes.hasRemaining()) {
                return;
            }
            left.add(pieces.remove().sent());
        }
    }

    @Override
    public void abort() {
        IoUtils.safeClose(connection);
    }

    /// The connection is closed.
    void ended() {
        List<Runnable> never = new ArrayList<>();
        lock.lock();
        try {
            ended = true;
            pieces.forEach(piece -> never.add(piece.sent()));
            pieces.clear();
        } finally {
            lock.unlock();
        }
        never.forEach(Runnable::run);
    }

    @Override
    public void pause() {
        paused = true;
        connection.getSourceChannel().suspendReads();
    }

    @Override
    public void resume() {
        paused = false;
        connection.getSourceChannel().wakeupReads();
    }

    boolean isPaused() {
        return paused;
    }

    private static String shortened(String reason) {
        String text = reason;
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}
