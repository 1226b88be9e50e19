package dev.quadrel.wslink;

import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.util.function.Function;
import org.xnio.StreamConnection;

/// Makes a web socket of a request. Its frames are read and written here rather than by the server, which unmasks
/// byte by byte and reads 16 KiB at a time: a message of 1 MB took more than twice as long.
final class Upgrade {

    private Upgrade() {}

    /// Who takes the web socket.
    ///
    /// @param limit bytes of one message of the client
    /// @param ended called when the connection is closed
    record Taker(SocketOwner owner, int limit, Runnable ended) {}

    /// Has the request answered with 101, and goes on as a web socket of a hub.
    ///
    /// @return false where it asks for no web socket; nothing has happened then
    static boolean begin(WebSocketHttpExchange request, Hub hub, Handshake handshake) {
        return begin(request, wire -> {
            Connection client = hub.connect(handshake, wire);
            return new Taker(client, hub.settings().socketLimit(), () -> hub.disconnect(client));
        });
    }

    /// The same as a web socket of somebody else.
    ///
    /// @param opened called when there is the connection
    static boolean begin(WebSocketHttpExchange request, Function<SocketWire, Taker> opened) {
        Hybi13Handshake protocol = new Hybi13Handshake();
        if (!protocol.matches(request)) {
            return false;
        }
        request.upgradeChannel((connection, exchange) -> open(connection, exchange, opened));
        protocol.handshake(request);
        return true;
    }

    private static void open(
            StreamConnection connection, HttpServerExchange exchange, Function<SocketWire, Taker> opened) {
        SocketWire wire = new SocketWire(connection);
        Taker taker = opened.apply(wire);
        exchange.getConnection().addCloseListener(closed -> {
            wire.ended();
            taker.ended().run();
        });
        SocketReader reader = new SocketReader(taker.owner(), wire, taker.limit());
        connection.getSourceChannel().setReadListener(reader);
        connection.getSourceChannel().wakeupReads();
    }
}
