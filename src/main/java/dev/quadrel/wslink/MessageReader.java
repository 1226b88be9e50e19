package dev.quadrel.wslink;

import io.undertow.websockets.core.StreamSourceFrameChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;

/// Reads one web-socket message, in as many turns as it takes. One that is too long is refused at once and then
/// read to its end all the same: a socket closed with bytes unread would lose what it says last.
final class MessageReader implements ChannelListener<StreamSourceFrameChannel> {

    private static final int FIRST = 512;
    private static final int GROWTH = 4;

    private final int limit;
    private final Consumer<ByteBuffer> whole;
    private final Consumer<ProtocolFault> refused;
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST);
    private boolean tooLong;

    MessageReader(int limit, Consumer<ByteBuffer> whole, Consumer<ProtocolFault> refused) {
        this.limit = limit;
        this.whole = whole;
        this.refused = refused;
    }

    /// The first turn; the others follow as bytes come.
    void read(StreamSourceFrameChannel message) throws IOException {
        if (!isRead(message)) {
            message.getReadSetter().set(this);
            message.resumeReads();
        }
    }

    @Override
    public void handleEvent(StreamSourceFrameChannel message) {
        try {
            if (isRead(message)) {
                message.suspendReads();
            }
        } catch (IOException e) {
            IoUtils.safeClose(message.getWebSocketChannel());
        }
    }

    private boolean isRead(StreamSourceFrameChannel message) throws IOException {
        while (true) {
            makeRoom();
            int count = message.read(buffer);
            if (count == 0) {
                return false;
            }
            if (count < 0) {
                finish();
                return true;
            }
        }
    }

    private void makeRoom() {
        if (buffer.hasRemaining()) {
            return;
        }
        if (!tooLong && buffer.capacity() > limit) {
            tooLong = true;
            refused.accept(new ProtocolFault(
                    ProtocolFault.TOO_LARGE, "a web-socket message of more than %d bytes".formatted(limit)));
        }
        if (tooLong) {
            buffer.clear();
        } else {
            int larger = (int) Math.min((long) buffer.capacity() * GROWTH, limit + 1L);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), larger)).position(buffer.position());
        }
    }

    private void finish() {
        if (!tooLong) {
            whole.accept(buffer.flip());
        }
    }
}
