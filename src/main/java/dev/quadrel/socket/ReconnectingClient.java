package dev.quadrel.socket;

import dev.quadrel.lifecycle.Service;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps a connection to an endpoint: whenever it cannot be made or ends, it is made again, after a wait that grows
/// with each failure in a row. The start does not wait for the first one.
public final class ReconnectingClient implements Service {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.socket");

    private final String name;
    private final Endpoint endpoint;
    private final ProtocolFactory factory;
    private final Backoff backoff;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Thread thread;
    private @Nullable SSLContext tls;

    /// One with the usual waits.
    ///
    /// @param endpoint such as `tcp:example.org:8123`
    public ReconnectingClient(String name, String endpoint, ProtocolFactory factory) {
        this(name, Endpoint.connecting(endpoint), factory, Backoff.USUAL);
    }

    /// One with waits of its own.
    public ReconnectingClient(String name, Endpoint endpoint, ProtocolFactory factory, Backoff backoff) {
        this.name = name;
        this.endpoint = endpoint;
        this.factory = factory;
        this.backoff = backoff;
    }

    @Override
    public String name() {
        return name;
    }

    /// Whether there is a connection now.
    public boolean isConnected() {
        return connection != null;
    }

    @Override
    public void prepare() throws IOException, GeneralSecurityException {
        tls = endpoint instanceof Endpoint.Ssl ssl ? ssl.tls().context() : null;
    }

    @Override
    public void start() {
        Thread running = Thread.ofVirtual().name("quadrel-client-" + name).unstarted(this::run);
        thread = running;
        running.start();
    }

    private void run() {
        int failures = 0;
        while (isWanted()) {
            long start = System.nanoTime();
            boolean connected = talk(failures <= 1);
            boolean held =
                    connected && System.nanoTime() - start > backoff.longest().toNanos();
            failures = held ? 1 : failures + 1;
            try {
                Thread.sleep(backoff.delay(failures, ThreadLocalRandom.current()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isWanted() {
        return Thread.currentThread().equals(thread);
    }

    /// @return whether there was a connection
    private boolean talk(boolean first) {
        boolean connected = false;
        try (Connection made = connect()) {
            connected = true;
            connection = made;
            if (isWanted()) {
                factory.protocol().serve(made);
                made.end();
            }
        } catch (IOException e) {
            if (isWanted()) {
                LOG.logf(
                        first ? Logger.Level.WARN : Logger.Level.DEBUG,
                        e,
                        "No connection of \"%s\"; it is tried again",
                        name);
            }
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.errorf(e, "The protocol of \"%s\" failed; the connection is made again", name);
        } finally {
            connection = null;
        }
        return connected;
    }

    private Connection connect() throws IOException {
        SocketChannel channel = Sockets.connect(endpoint);
        try {
            return endpoint instanceof Endpoint.Ssl ssl && tls != null
                    ? encrypted(channel, ssl.tcp(), tls)
                    : Connection.of(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Connection encrypted(SocketChannel channel, Endpoint.Tcp peer, SSLContext context)
            throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), peer.host(), peer.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return Connection.of(channel, socket);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        Thread running = thread;
        thread = null;
        Connection open = connection;
        if (open != null) {
            open.close();
        }
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }
}
