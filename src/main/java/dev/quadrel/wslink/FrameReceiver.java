package dev.quadrel.wslink;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import org.jboss.logging.Logger;

/// Reads one web socket, on its I/O thread: binary messages go to the connection, text is ignored, and pings are
/// answered.
final class FrameReceiver extends AbstractReceiveListener {

    private static final Logger LOG = Logger.getLogger(FrameReceiver.class);
    private static final int LONGEST_CONTROL = 125;

    private final Connection connection;
    private final int limit;

    /// @param limit bytes of one message
    FrameReceiver(Connection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel message) throws IOException {
        new MessageReader(limit, connection::received, connection::refuse).read(message);
    }

    @Override
    protected void onText(WebSocketChannel channel, StreamSourceFrameChannel message) throws IOException {
        LOG.debugf("Text of the live client %s is ignored", connection);
        connection.heard();
        new MessageReader(limit, text -> {}, connection::refuse).read(message);
    }

    @Override
    protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        connection.heard();
        super.onFullPingMessage(channel, message);
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        connection.heard();
        message.getData().free();
    }

    @Override
    protected long getMaxPingBufferSize() {
        return LONGEST_CONTROL;
    }

    @Override
    protected long getMaxPongBufferSize() {
        return LONGEST_CONTROL;
    }

    @Override
    protected long getMaxCloseBufferSize() {
        return LONGEST_CONTROL;
    }
}
