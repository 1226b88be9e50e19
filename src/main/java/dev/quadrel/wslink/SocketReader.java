package dev.quadrel.wslink;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jboss.logging.Logger;
import org.xnio.ChannelListener;
import org.xnio.conduits.ConduitStreamSourceChannel;

/// Reads one web socket, on its I/O thread: messages go to its owner, pings and goodbyes are answered. Nothing
/// is done there but putting frames together.
final class SocketReader implements ChannelListener<ConduitStreamSourceChannel>, FrameParser.Listener {

    private static final Logger LOG = Logger.getLogger(SocketReader.class);

    /// What one turn reads into: direct memory, of which each I/O thread has one piece.
    private static final ThreadLocal<ByteBuffer> COME =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(128 << 10));

    /// Reads at a time; the thread's other sockets come next.
    private static final int TURNS = 16;

    /// Memory for a message of a client that has not said the secret, which may announce what it likes.
    private static final int LITTLE = 4096;

    private final SocketOwner owner;
    private final SocketWire wire;
    private final int limit;
    private final FrameParser parser;

    /// @param limit bytes of one message
    SocketReader(SocketOwner owner, SocketWire wire, int limit) {
        this.owner = owner;
        this.wire = wire;
        this.limit = limit;
        this.parser = new FrameParser(limit, Connection.ARRAYS, this);
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        try {
            read(source);
        } catch (IOException e) {
            LOG.debugf(e, "The client %s is gone", owner);
            wire.abort();
        }
    }

    private void read(ConduitStreamSourceChannel source) throws IOException {
        ByteBuffer come = COME.get();
        for (int turn = 0; turn < TURNS && !wire.isPaused(); turn++) {
            int count = source.read(come.clear());
            if (count == 0) {
                return;
            }
            if (count < 0) {
                wire.abort();
                return;
            }
            owner.heard();
            parser.take(come.flip());
        }
        if (!wire.isPaused()) {
            source.wakeupReads();
        }
    }

    @Override
    public int believed() {
        return owner.isAuthenticated() ? limit : LITTLE;
    }

    @Override
    public void binary(ByteBuffer bytes) {
        owner.received(bytes);
    }

    @Override
    public boolean readsText() {
        return owner.readsText();
    }

    @Override
    public void text(ByteBuffer bytes) {
        owner.text(bytes);
    }

    @Override
    public void ping(byte[] bytes) {
        wire.pong(bytes);
    }

    @Override
    public void pong() {}

    @Override
    public void close(byte[] bytes) {
        wire.closed(bytes);
    }

    @Override
    public void refuse(ProtocolFault fault) {
        owner.refuse(fault);
    }
}
