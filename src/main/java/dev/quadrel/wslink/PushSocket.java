package dev.quadrel.wslink;

import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.websockets.ServletWebSocketHttpExchange;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// A web socket of another protocol than wslink's, whose client hears much and says little, in text. No method
/// waits: whoever sends looks first whether there [is room][#hasRoom], and goes on when the listener is told
/// that there is. Safe for use by all threads.
public final class PushSocket {

    private static final Logger LOG = Logger.getLogger(PushSocket.class);

    /// Bytes on the wire, beyond which there is no room.
    private static final long WINDOW = 256 << 10;

    private final SocketWire wire;
    private final Listener listener;
    private final Vigil vigil;
    private final AtomicLong onWire = new AtomicLong();
    private final AtomicInteger departures = new AtomicInteger();
    private final AtomicBoolean leaving = new AtomicBoolean();

    private PushSocket(SocketWire wire, Listener listener, Duration heartBeat) {
        this.wire = wire;
        this.listener = listener;
        this.vigil = new Vigil(heartBeat, System.nanoTime());
    }

    /// Hears what becomes of a socket, on its I/O thread: nothing may wait there.
    public interface Listener {

        /// There is the connection.
        void opened(PushSocket socket);

        /// The client has said something.
        void text(String text);

        /// The client has said something in bytes.
        void binary();

        /// There is room again.
        void room();

        /// The socket is closed, or there will be none; told once or twice.
        void closed();
    }

    /// The sockets of one kind, which are looked after together.
    public static final class Port {

        private final int longestText;
        private final Duration heartBeat;
        private final Origins origins;
        private final Set<Owner> owners = ConcurrentHashMap.newKeySet();
        private final Pulse pulse;

        /// @param longestText bytes of what a client says
        /// @param heartBeat after so long a silence a client is asked whether it is there; zero: never
        /// @param allowedOrigins origins whose pages may open a socket, besides the server's own; `*` for all
        public Port(int longestText, Duration heartBeat, List<String> allowedOrigins) {
            this.longestText = longestText;
            this.heartBeat = heartBeat;
            this.origins = new Origins(allowedOrigins);
            this.pulse = new Pulse(owners, heartBeat, Duration.ZERO, () -> {});
        }

        /// Whether the page that makes a request may open one; a client that is no browser names none, and may.
        public boolean allows(HttpServletRequest request) {
            return origins.allow(
                    Optional.ofNullable(request.getHeader("Origin")), Optional.ofNullable(request.getHeader("Host")));
        }

        /// Has a request answered with 101, and goes on as a web socket.
        ///
        /// @return false where the request asks for no web socket of version 13; nothing has happened then
        public boolean open(HttpServletRequest request, HttpServletResponse response, Listener listener) {
            if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                return false;
            }
            WebSocketHttpExchange exchange = new ServletWebSocketHttpExchange(request, response, Set.of());
            if (!Upgrade.isAsked(exchange)) {
                return false;
            }
            // The client may be gone before there is a socket.
            ServletRequestContext.requireCurrent()
                    .getExchange()
                    .getConnection()
                    .addCloseListener(_ -> listener.closed());
            return open(exchange, listener);
        }

        /// The same without a servlet.
        public boolean open(WebSocketHttpExchange exchange, Listener listener) {
            return Upgrade.begin(exchange, wire -> take(wire, listener));
        }

        private Upgrade.Taker take(SocketWire wire, Listener listener) {
            Owner owner = new Owner(new PushSocket(wire, listener, heartBeat));
            owners.add(owner);
            pulse.start();
            listener.opened(owner.socket);
            return new Upgrade.Taker(owner, longestText, () -> {
                owners.remove(owner);
                listener.closed();
            });
        }

        /// How many are open.
        public int count() {
            return owners.size();
        }

        /// Says goodbye to all.
        public void close(int code, String reason) {
            owners.forEach(owner -> owner.socket.close(code, reason));
            pulse.stop();
        }
    }

    /// The socket as its I/O thread sees it.
    private record Owner(PushSocket socket) implements SocketOwner, Beating {

        @Override
        public boolean isAuthenticated() {
            return false;
        }

        @Override
        public void heard() {
            socket.vigil.heard(System.nanoTime());
        }

        @Override
        public void received(ByteBuffer message) {
            if (!socket.leaving.get()) {
                socket.listener.binary();
            }
        }

        @Override
        public boolean readsText() {
            return true;
        }

        @Override
        public void text(ByteBuffer bytes) {
            if (!socket.leaving.get()) {
                socket.listener.text(StandardCharsets.UTF_8.decode(bytes).toString());
            }
        }

        @Override
        public void refuse(ProtocolFault fault) {
            socket.close(fault.closeCode(), Objects.toString(fault.getMessage()));
        }

        @Override
        public void beat(long now) {
            socket.beat(now);
        }
    }

    /// Whether so little is on its way to the client that more may follow.
    public boolean hasRoom() {
        return onWire.get() < WINDOW && !leaving.get();
    }

    /// Sends a message in parts, whose bytes stay as they are until it has left.
    ///
    /// @param text whether it is UTF-8 rather than bytes
    public void send(List<ByteBuffer> parts, boolean text) {
        if (leaving.get()) {
            return;
        }
        Frame frame = new Frame(parts);
        int length = frame.length();
        onWire.addAndGet(length);
        if (text) {
            wire.sendText(frame, () -> left(length));
        } else {
            wire.send(frame, () -> left(length));
        }
    }

    private void left(int length) {
        departures.incrementAndGet();
        long now = onWire.addAndGet(-length);
        if (now < WINDOW && now + length >= WINDOW) {
            listener.room();
        }
    }

    /// Says goodbye after what was sent before.
    public void close(int code, String reason) {
        if (leaving.compareAndSet(false, true)) {
            vigil.leave(System.nanoTime());
            wire.close(code, reason);
        }
    }

    private void beat(long now) {
        switch (vigil.look(now, onWire.get() > 0, departures.get())) {
            case FINE -> {}
            case ASK -> wire.ping();
            case GONE -> {
                LOG.debug("A client is dropped: it does not answer");
                wire.abort();
            }
        }
    }
}
