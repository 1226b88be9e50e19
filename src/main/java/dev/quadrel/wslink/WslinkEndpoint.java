package dev.quadrel.wslink;

import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.jboss.logging.Logger;

/// One web socket of a hub. What comes is read on its I/O thread, without the hop to another that the container
/// makes: nothing is done there but putting frames together; the calls happen in the hub's loop.
final class WslinkEndpoint extends Endpoint {

    private static final Logger LOG = Logger.getLogger(WslinkEndpoint.class);

    private final Hub hub;
    private final Handshake handshake;
    private volatile Runnable whenClosed = () -> {};

    WslinkEndpoint(Hub hub, Handshake handshake) {
        this.hub = hub;
        this.handshake = handshake;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        WebSocketChannel channel = ((UndertowSession) session).getWebSocketChannel();
        Connection connection = hub.connect(handshake, new UndertowWire(channel));
        whenClosed = () -> hub.disconnect(connection);
        channel.getReceiveSetter()
                .set(new FrameReceiver(connection, hub.settings().socketLimit()));
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        whenClosed.run();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("A live web socket failed", failure);
    }
}
