package dev.quadrel.socket;

import dev.quadrel.lifecycle.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes connections at an endpoint, and gives each a [Protocol] on a virtual thread of its own. Prepared, it has
/// its port, and connections wait; they are taken from the start on.
public final class Listener implements Service {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.socket");
    private static final long PAUSE_MILLIS = 100;

    private static final int IN_A_ROW = 16;

    /// Threads that take connections: one is at its limit before the machine is.
    private static final int TAKERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final String name;
    private final Endpoint endpoint;
    private final ProtocolFactory factory;
    private final Limits limits;
    private final OpenConnections open;
    private final ThreadFactory threads;
    private volatile @Nullable ServerSocketChannel socket;
    private volatile List<Thread> taking = List.of();
    private volatile @Nullable String fault;
    private @Nullable SSLContext tls;
    private boolean internet;

    /// One with the usual limits.
    ///
    /// @param endpoint such as `tcp:8123`
    public Listener(String name, String endpoint, ProtocolFactory factory) {
        this(name, Endpoint.listening(endpoint), factory, Limits.USUAL);
    }

    /// One with limits of its own.
    public Listener(String name, Endpoint endpoint, ProtocolFactory factory, Limits limits) {
        this.name = name;
        this.endpoint = endpoint instanceof Endpoint.Haproxy haproxy ? haproxy.endpoint() : endpoint;
        this.factory = endpoint instanceof Endpoint.Haproxy ? behindProxy(factory) : factory;
        this.limits = limits;
        this.open = new OpenConnections(name, limits.idle());
        this.threads = Thread.ofVirtual().name("quadrel-connection-" + name).factory();
    }

    /// Before TLS begins, as the proxy's word is not encrypted.
    private static ProtocolFactory behindProxy(ProtocolFactory factory) {
        return () -> {
            Protocol protocol = factory.protocol();
            return connection -> {
                connection.readProxyHeader();
                protocol.serve(connection);
            };
        };
    }

    @Override
    public String name() {
        return name;
    }

    /// Where it listens, with the port that it has got.
    ///
    /// @throws IllegalStateException while it is not prepared
    public SocketAddress address() throws IOException {
        ServerSocketChannel bound = socket;
        if (bound == null) {
            throw new IllegalStateException("listener \"" + name + "\" does not listen");
        }
        return bound.getLocalAddress();
    }

    @Override
    public void prepare() throws IOException, GeneralSecurityException {
        tls = endpoint instanceof Endpoint.Ssl ssl ? ssl.tls().context() : null;
        socket = endpoint instanceof Endpoint.Stdio ? null : Sockets.listen(endpoint);
        internet = socket != null && socket.getLocalAddress() instanceof InetSocketAddress;
        fault = null;
    }

    @Override
    public void start() {
        open.begin();
        if (endpoint instanceof Endpoint.Stdio) {
            if (!open.reserve(1)) {
                throw new IllegalStateException("listener \"" + name + "\": its one connection has not ended");
            }
            begin(Connection.standard());
            return;
        }
        ServerSocketChannel bound = Objects.requireNonNull(socket);
        taking = IntStream.range(0, TAKERS)
                .mapToObj(
                        _ -> Thread.ofVirtual().name("quadrel-listener-" + name).start(() -> take(bound)))
                .toList();
    }

    /// On virtual threads, as those of the connections are: to hand a connection to a thread that sleeps costs as
    /// much as all else. They give way where connections do not cease to come.
    @SuppressWarnings("ThreadPriorityCheck")
    private void take(ServerSocketChannel bound) {
        boolean told = false;
        for (int taken = 1; bound.isOpen(); taken++) {
            try {
                serve(bound.accept());
                told = false;
                if (taken % IN_A_ROW == 0) {
                    Thread.yield();
                }
            } catch (IOException e) {
                told = pause(bound, told, e);
            } catch (RuntimeException | Error e) {
                fault = "it takes no connections any more: " + e;
                throw e;
            }
        }
    }

    /// What the system lacks now, such as file descriptors, it may have later.
    private boolean pause(ServerSocketChannel bound, boolean told, IOException e) {
        if (bound.isOpen()) {
            if (!told) {
                LOG.errorf(e, "Listener \"%s\" cannot take a connection, and tries again", name);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    private void serve(SocketChannel channel) throws IOException {
        if (!open.reserve(limits.connections())) {
            channel.close();
            return;
        }
        Connection connection;
        try {
            if (internet) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            connection = connection(channel);
        } catch (IOException e) {
            // Who has left already.
            open.release();
            channel.close();
            return;
        }
        begin(connection);
    }

    private void begin(Connection connection) {
        open.add(connection);
        threads.newThread(() -> open.serve(connection, factory)).start();
    }

    /// The handshake of TLS comes with the first byte, on the connection's own thread.
    private Connection connection(SocketChannel channel) throws IOException {
        SSLContext context = tls;
        if (context == null) {
            return Connection.of(channel);
        }
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), null, true);
        socket.setUseClientMode(false);
        return Connection.of(channel, socket);
    }

    /// Takes no connections any more; those that are open may end within the grace.
    @Override
    public void stop() throws IOException, InterruptedException {
        ServerSocketChannel bound = socket;
        List<Thread> ending = taking;
        socket = null;
        taking = List.of();
        if (bound != null) {
            bound.close();
            if (endpoint instanceof Endpoint.Unix unix) {
                Files.deleteIfExists(unix.file());
            }
        }
        for (Thread thread : ending) {
            thread.join();
        }
        open.end(limits.grace());
    }

    @Override
    public Duration stopTime() {
        return limits.grace().plusSeconds(10);
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
