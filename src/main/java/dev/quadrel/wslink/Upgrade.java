package dev.quadrel.wslink;

import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import org.xnio.StreamConnection;

/// Makes a web socket of a request. Its frames are read and written here rather than by the server, which unmasks
/// byte by byte and reads 16 KiB at a time: a message of 1 MB took more than twice as long.
final class Upgrade {

    private Upgrade() {}

    /// Has the request answered with 101, and goes on as a web socket of a hub.
    ///
    /// @return false where it asks for no web socket; nothing has happened then
    static boolean begin(WebSocketHttpExchange request, Hub hub, Handshake handshake) {
        Hybi13Handshake protocol = new Hybi13Handshake();
        if (!protocol.matches(request)) {
            return false;
        }
        request.upgradeChannel((connection, exchange) -> open(connection, exchange, hub, handshake));
        protocol.handshake(request);
        return true;
    }

    private static void open(StreamConnection connection, HttpServerExchange exchange, Hub hub, Handshake handshake) {
        SocketWire wire = new SocketWire(connection);
        Connection client = hub.connect(handshake, wire);
        exchange.getConnection().addCloseListener(closed -> {
            wire.ended();
            hub.disconnect(client);
        });
        SocketReader reader = new SocketReader(client, wire, hub.settings().socketLimit());
        connection.getSourceChannel().setReadListener(reader);
        connection.getSourceChannel().wakeupReads();
    }
}
