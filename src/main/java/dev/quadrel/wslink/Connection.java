package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/// One client and its web socket.
final class Connection implements Peer, SocketOwner, Beating {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger(Connection.class));

    /// Bytes of calls that wait for the loop, above which the client has to wait; it goes on below half of them.
    private static final long INBOUND = 1 << 20;

    /// What a call costs besides its bytes.
    private static final int COST = 128;

    private static final int SLOW = 1013;

    /// What large messages come in, of all clients.
    static final SpareArrays ARRAYS = new SpareArrays();

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Hub hub;
    private final Handshake handshake;
    private final Wire wire;
    private final Outbox outbox;
    private final Unchunker unchunker;
    private final Vigil vigil;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private volatile boolean authenticated;

    Connection(Hub hub, Handshake handshake, Wire wire) {
        this.hub = hub;
        this.handshake = handshake;
        this.wire = wire;
        this.outbox = new Outbox(wire, hub.settings().queueBound());
        this.unchunker = new Unchunker(hub.settings().pendingBudget());
        this.vigil = new Vigil(hub.settings().heartBeat(), System.nanoTime());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public boolean isAuthenticated() {
        return authenticated;
    }

    void authenticate() {
        authenticated = true;
    }

    @Override
    public void close(int code, String reason) {
        if (leaving.compareAndSet(false, true)) {
            vigil.leave(System.nanoTime());
            outbox.close(code, reason);
        }
    }

    /// One thread at a time.
    @Override
    public void received(ByteBuffer frame) {
        heard();
        if (leaving.get()) {
            return;
        }
        try {
            WslinkSettings settings = hub.settings();
            long longest = authenticated ? settings.pendingBudget() : settings.authMessageSize();
            unchunker.accept(frame, longest).ifPresentOrElse(this::take, () -> ARRAYS.giveArrayOf(frame));
        } catch (ProtocolFault fault) {
            refuse(fault);
        }
    }

    @Override
    public void heard() {
        vigil.heard(System.nanoTime());
    }

    /// Closes the socket of a client that breaks the protocol: nothing that waits is sent, for it could not be
    /// read.
    @Override
    public void refuse(ProtocolFault fault) {
        if (!leaving.get()) {
            LOG.say(
                    Level.INFO,
                    "closed with " + fault.closeCode(),
                    "The live client %s is closed: %s".formatted(this, fault.getMessage()));
            part(fault.closeCode(), Objects.toString(fault.getMessage()));
        }
    }

    private void take(ByteBuffer document) {
        long cost = (long) document.remaining() + COST;
        count(cost);
        hub.loop().run(() -> {
            count(-cost);
            if (!leaving.get()) {
                hub.handle(this, document);
            }
            ARRAYS.giveArrayOf(document);
        });
    }

    private void count(long bytes) {
        long now = waiting.addAndGet(bytes);
        if (now > INBOUND && paused.compareAndSet(false, true)) {
            wire.pause();
            if (!paused.get()) { // The loop was so fast that it has come before.
                wire.resume();
            }
        }
        if (waiting.get() <= INBOUND / 2 && paused.compareAndSet(true, false)) {
            wire.resume();
        }
    }

    void send(Outgoing message) {
        put(message);
        outbox.flush();
    }

    /// Lets something wait for [#flush].
    void put(Outgoing message) {
        if (!outbox.put(message)) {
            LOG.say(
                    Level.WARN,
                    "slow",
                    "The live client " + this + " is dropped: it is too slow for what waits for it");
            part(SLOW, "too slow");
        }
    }

    void flush() {
        outbox.flush();
    }

    /// Where its socket is written to.
    Executor thread() {
        return wire.thread();
    }

    @Override
    public void beat(long now) {
        switch (vigil.look(now, outbox.isBusy(), outbox.departures())) {
            case FINE -> {}
            case ASK -> wire.ping();
            case GONE -> {
                if (!leaving.get()) {
                    LOG.say(Level.INFO, "silent", "The live client " + this + " is dropped: it does not answer");
                }
                wire.abort();
            }
        }
    }

    /// The socket is closed.
    void ended() {
        leaving.set(true);
        outbox.discard();
    }

    private void part(int code, String reason) {
        if (leaving.compareAndSet(false, true)) {
            vigil.leave(System.nanoTime());
            outbox.discard();
            wire.close(code, reason);
        }
    }

    @Override
    public String toString() {
        return handshake.address().map(address -> id + " at " + address).orElse(id);
    }
}
