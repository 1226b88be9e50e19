package dev.quadrel.wslink;

import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.util.concurrent.CompletableFuture;
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
        if (!isAsked(request)) {
            return false;
        }
        request.upgradeChannel((connection, exchange) -> open(connection, exchange, opened));
        new Hybi13Handshake().handshake(request);
        return true;
    }

    /// Whether a request asks for a web socket of version 13, and has all that this takes.
    static boolean isAsked(WebSocketHttpExchange request) {
        return new Hybi13Handshake().matches(request);
    }

    private static void open(
            StreamConnection connection, HttpServerExchange exchange, Function<SocketWire, Taker> opened) {
        SocketWire wire = new SocketWire(connection);
        // The connection may be closed as soon as somebody has it.
        CompletableFuture<Taker> taken = new CompletableFuture<>();
        exchange.getConnection().addCloseListener(_ -> {
            wire.ended();
            CompletableFuture<Void> _ = taken.thenAccept(one -> one.ended().run());
        });
        Taker taker = opened.apply(wire);
        taken.complete(taker);
        SocketReader reader = new SocketReader(taker.owner(), wire, taker.limit());
        connection.getSourceChannel().setReadListener(reader);
        connection.getSourceChannel().wakeupReads();
    }
}
