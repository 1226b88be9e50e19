package dev.quadrel.staticfile;

import dev.quadrel.negotiation.ByteRange;
import io.undertow.server.HttpServerExchange;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Sends a body from a file's channel to the connection without a copy through the heap, whenever the connection can
/// take more. On a plain connection the kernel moves the bytes (`sendfile`).
final class Transfer implements ChannelListener<StreamSinkChannel> {

    /// A piece of a body.
    sealed interface Piece {
        /// Bytes in memory; consumed while they are sent.
        record Bytes(ByteBuffer buffer) implements Piece {}

        /// A run of bytes of a file.
        record Run(FileChannel file, ByteRange range) implements Piece {}
    }

    private static final Logger LOG = Logger.getLogger(Transfer.class);

    /// The first bytes of a body go through memory, together with the headers. Undertow's HTTP/1 connection wants it
    /// so: until its headers are out, it takes a file's bytes from wherever the channel stands, and too many.
    private static final int LEAD = 8 << 10;

    /// One connection gives way to the others on its thread after this many bytes.
    private static final long TURN = 4L << 20;

    private final HttpServerExchange exchange;
    private final Deque<Piece> pieces;
    private long sentOfRun;

    private Transfer(HttpServerExchange exchange, List<Piece> pieces) {
        this.exchange = exchange;
        this.pieces = new ArrayDeque<>(pieces);
    }

    /// Sends the pieces and ends the exchange.
    ///
    /// @throws IOException where a file has become shorter; nothing has been sent then
    static void start(HttpServerExchange exchange, List<Piece> pieces) throws IOException {
        Transfer transfer = new Transfer(exchange, lead(pieces));
        StreamSinkChannel sink = exchange.getResponseChannel();
        sink.getWriteSetter().set(transfer);
        transfer.handleEvent(sink);
    }

    /// The same pieces, of which the first is in memory.
    private static List<Piece> lead(List<Piece> pieces) throws IOException {
        if (pieces.isEmpty() || !(pieces.getFirst() instanceof Piece.Run(FileChannel file, ByteRange run))) {
            return pieces;
        }
        ByteBuffer first = ByteBuffer.allocate((int) Math.min(LEAD, run.length()));
        while (first.hasRemaining()) {
            if (file.read(first, run.first() + first.position()) < 0) {
                throw new EOFException("The file became shorter before it was sent");
            }
        }
        List<Piece> led = new ArrayList<>();
        led.add(new Piece.Bytes(first.flip()));
        if (run.length() > LEAD) {
            led.add(new Piece.Run(file, new ByteRange(run.first() + LEAD, run.length() - LEAD)));
        }
        led.addAll(pieces.subList(1, pieces.size()));
        return led;
    }

    @Override
    public void handleEvent(StreamSinkChannel sink) {
        try {
            if (write(sink)) {
                sink.suspendWrites();
                finish(sink);
            } else {
                sink.resumeWrites();
            }
        } catch (IOException e) {
            abort(e);
        }
    }

    /// True when all has been taken by the connection.
    private boolean write(StreamSinkChannel sink) throws IOException {
        long turn = 0;
        while (!pieces.isEmpty()) {
            if (turn >= TURN) {
                return false;
            }
            long sent =
                    switch (pieces.element()) {
                        case Piece.Bytes(ByteBuffer buffer) -> send(sink, buffer);
                        case Piece.Run(FileChannel file, ByteRange range) -> send(sink, file, range);
                    };
            if (sent == 0) {
                return false;
            }
            turn += sent;
        }
        return true;
    }

    private long send(StreamSinkChannel sink, ByteBuffer buffer) throws IOException {
        int sent = sink.write(buffer);
        if (!buffer.hasRemaining()) {
            pieces.remove();
        }
        return sent;
    }

    private long send(StreamSinkChannel sink, FileChannel file, ByteRange range) throws IOException {
        long position = range.first() + sentOfRun;
        long sent = sink.transferFrom(file, position, range.length() - sentOfRun);
        if (sent <= 0 && file.size() <= position) {
            throw new IOException("The file became shorter while it was sent");
        }
        sentOfRun += Math.max(sent, 0);
        if (sentOfRun == range.length()) {
            sentOfRun = 0;
            pieces.remove();
        }
        return sent;
    }

    private void finish(StreamSinkChannel sink) throws IOException {
        sink.shutdownWrites();
        if (sink.flush()) {
            exchange.endExchange();
            return;
        }
        sink.getWriteSetter()
                .set(ChannelListeners.flushingChannelListener(
                        flushed -> exchange.endExchange(), (failed, e) -> abort(e)));
        sink.resumeWrites();
    }

    /// The length is announced, so the only honest end is to close the connection.
    private void abort(IOException e) {
        LOG.debugf(e, "%s ended early", exchange.getRequestURI());
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }
}
