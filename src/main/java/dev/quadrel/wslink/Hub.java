package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The clients of one live server, what they may call, and what they are told. Safe for use by all threads.
public final class Hub {

    private static final Logger LOG = Logger.getLogger(Hub.class);
    private static final SparingLog FAILURES = new SparingLog(LOG);

    private final Loop loop;
    private final WslinkSettings settings;
    private final Map<String, Procedure> procedures = new ConcurrentHashMap<>();
    private final List<Admission> admissions = new CopyOnWriteArrayList<>();
    private final List<HubListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Dispatch dispatch = new Dispatch(this);
    private final LongAdder calls = new LongAdder();
    private final Pulse pulse;
    private volatile Optional<byte[]> secret = Optional.empty();
    private volatile Optional<Farewell> farewell = Optional.empty();

    private record Farewell(int code, String reason) {}

    public Hub(Loop loop, WslinkSettings settings) {
        this.loop = loop;
        this.settings = settings;
        this.pulse = new Pulse(
                connections, settings.heartBeat(), settings.idle(), () -> loop.run(() -> tell(HubListener::idle)));
    }

    public Loop loop() {
        return loop;
    }

    public WslinkSettings settings() {
        return settings;
    }

    /// Counts from now for how long no socket was open.
    public void start() {
        pulse.start();
    }

    /// What clients say to be let in, where no [Admission] is added. While there is neither, nobody is let in.
    public void secret(String text) {
        secret = Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Lets clients in that all admissions admit, instead of by the secret.
    public void admit(Admission admission) {
        admissions.add(admission);
    }

    public void listen(HubListener listener) {
        listeners.add(listener);
    }

    /// Adds what clients may call; one of the same name is replaced.
    public void register(String method, Procedure procedure) {
        procedures.put(method, procedure);
    }

    /// What clients call by this name.
    public Optional<Procedure> procedure(String method) {
        return Optional.ofNullable(procedures.get(method));
    }

    /// Tells clients a value under a topic. It is packed now, and sent after the reply of the call that is
    /// under way.
    ///
    /// @throws UnpackableException where the value cannot be packed
    public void publish(String topic, @Nullable Object value, Audience audience) {
        publish(whole(Documents.publication(topic, value)), audience);
    }

    /// The same of members that are packed already; what waits for a slow client under the same topic is merged.
    public void publish(String topic, PackedMap value, Audience audience) {
        publish(new Outgoing.Mergeable(topic, value, settings.maxMessageSize()), audience);
    }

    private void publish(Outgoing message, Audience audience) {
        if (loop.isInLoop()) {
            loop.afterReply(() -> deliver(message, audience));
        } else {
            loop.run(() -> deliver(message, audience));
        }
    }

    /// All sockets of one thread are written to in one turn of it: waking it for each would cost more than
    /// writing.
    private void deliver(Outgoing message, Audience audience) {
        IdentityHashMap<Executor, List<Connection>> byThread = new IdentityHashMap<>();
        for (Connection connection : connections) {
            if (connection.isAuthenticated() && audience.includes(connection)) {
                connection.put(message);
                byThread.computeIfAbsent(connection.thread(), thread -> new ArrayList<>())
                        .add(connection);
            }
        }
        byThread.forEach(Hub::flush);
    }

    private static void flush(Executor thread, List<Connection> ready) {
        try {
            thread.execute(() -> ready.forEach(Connection::flush));
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops, and its I/O threads have ended first", e);
        }
    }

    /// How many calls clients have made.
    public long calls() {
        return calls.sum();
    }

    void called() {
        calls.increment();
    }

    /// All open sockets, authenticated or not.
    public List<Peer> peers() {
        return List.copyOf(connections);
    }

    /// Closes all sockets, after what is queued for them; none is let in from now on.
    public void close(int code, String reason) {
        farewell = Optional.of(new Farewell(code, reason));
        pulse.stop();
        connections.forEach(connection -> connection.close(code, reason));
    }

    /// A socket was opened.
    Connection connect(Handshake handshake, Wire wire) {
        Connection connection = new Connection(this, handshake, wire);
        connections.add(connection);
        pulse.start();
        loop.run(() -> tell(listener -> listener.connected(connection)));
        farewell.ifPresent(last -> connection.close(last.code(), last.reason()));
        return connection;
    }

    /// A socket was closed.
    void disconnect(Connection connection) {
        if (connections.remove(connection)) {
            connection.ended();
            loop.run(() -> tell(listener -> listener.closed(connection)));
        }
    }

    /// A document has come, in the loop.
    void handle(Connection caller, ByteBuffer document) {
        try {
            Call.of(Unpack.value(document)).ifPresent(call -> dispatch.answer(caller, call));
        } catch (ProtocolFault fault) {
            caller.refuse(fault);
        }
    }

    boolean admits(@Nullable Object given, Peer peer) throws Exception {
        for (Admission admission : admissions) {
            if (!admission.admits(given, peer)) {
                return false;
            }
        }
        return !admissions.isEmpty() || secret.isPresent() && isSecret(secret.get(), given);
    }

    private static boolean isSecret(byte[] secret, @Nullable Object given) {
        return given instanceof String text && MessageDigest.isEqual(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    Outgoing whole(Packed document) {
        return new Outgoing.Whole(document, settings.maxMessageSize());
    }

    /// Tells each listener; what one throws is logged.
    void tell(Consumer<HubListener> event) {
        for (HubListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                FAILURES.failure(Logger.Level.ERROR, "A listener of a live server failed", e);
            }
        }
    }
}
