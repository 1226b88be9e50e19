package dev.quadrel.proxy;

import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ConnectionPoolErrorHandler;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.ssl.XnioSsl;

/// The connections to the target of one rule: Undertow's pool, which keeps idle ones per I/O thread.
///
/// A target that failed is not avoided for a while, as it would be in a group of equals: each request tries it anew, so
/// it is used as soon as it is back. Thread safe. There is nothing to close: idle connections close themselves.
final class Target {

    private static final ProxyClient.ProxyTarget ONLY_ONE = new ProxyClient.ProxyTarget() {};
    private static final OptionMap SOCKET = OptionMap.create(Options.TCP_NODELAY, true, Options.KEEP_ALIVE, true);

    /// How long a looked-up name is taken to be in the JDK's own cache, which keeps it for 30 seconds.
    private static final Duration NAME_CACHED = Duration.ofSeconds(20);

    private final ProxyRule rule;
    private final ProxySettings settings;
    private final @Nullable SSLContext trust;
    private @Nullable ProxyConnectionPool pool;
    private volatile long nameKnownUntil = System.nanoTime();

    /// @param trust whom an https target must have its certificate from; null stands for the JDK's default
    Target(ProxyRule rule, ProxySettings settings, @Nullable SSLContext trust) {
        this.rule = rule;
        this.settings = settings;
        this.trust = trust;
    }

    ProxyRule rule() {
        return rule;
    }

    ProxySettings settings() {
        return settings;
    }

    /// Gets a connection, a free one or a new one; called on the exchange's I/O thread, where the callback is called
    /// too. The connection goes back to the pool when the exchange ends, if it is open then.
    void connect(HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback) {
        if (nameKnownUntil - System.nanoTime() > 0) {
            take(exchange, callback);
        } else {
            exchange.getConnection().getWorker().execute(() -> lookUp(exchange, callback));
        }
    }

    /// Closes a connection at once. The client's own way of closing waits up to 10 seconds for the target to close too,
    /// so a target that hangs would use up the pool; what the client hands out for an upgrade closes at once.
    static void hangUp(ClientConnection connection) {
        try {
            IoUtils.safeClose(connection.performUpgrade());
        } catch (IOException e) {
            IoUtils.safeClose(connection);
        }
    }

    /// Looks the name up outside of the I/O thread, as that may take seconds; the client finds it in the JDK's cache.
    private void lookUp(HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback) {
        try {
            InetAddress.getByName(rule.target().getHost());
            nameKnownUntil = System.nanoTime() + NAME_CACHED.toNanos();
            exchange.getIoThread().execute(() -> take(exchange, callback));
        } catch (UnknownHostException e) {
            exchange.getIoThread().execute(() -> callback.couldNotResolveBackend(exchange));
        }
    }

    private void take(HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback) {
        Xnio xnio = exchange.getConnection().getWorker().getXnio();
        pool(xnio).connect(ONLY_ONE, exchange, callback, -1, TimeUnit.MILLISECONDS, false);
    }

    private synchronized ProxyConnectionPool pool(Xnio xnio) {
        ProxyConnectionPool made = pool;
        if (made == null) {
            // The client knows schemes in lower case only.
            URI origin = URI.create(
                    (isHttps() ? "https://" : "http://") + rule.target().getRawAuthority());
            made = new ProxyConnectionPool(
                    new Limits(settings), origin, ssl(xnio), UndertowClient.getInstance(), SOCKET);
            pool = made;
        }
        return made;
    }

    private @Nullable XnioSsl ssl(Xnio xnio) {
        if (!isHttps()) {
            return null;
        }
        try {
            return new UndertowXnioSsl(xnio, OptionMap.EMPTY, trust == null ? SSLContext.getDefault() : trust);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no default TLS context", e);
        }
    }

    private boolean isHttps() {
        return rule.target().getScheme().equalsIgnoreCase("https");
    }

    /// What the pool asks for: no limit on waiting requests, as each has its own deadline, and never a pause after a
    /// failure.
    private record Limits(ProxySettings settings) implements ConnectionPoolManager, ConnectionPoolErrorHandler {

        @Override
        public int getMaxConnections() {
            return settings.connections();
        }

        @Override
        public int getMaxCachedConnections() {
            return settings.connections();
        }

        @Override
        public int getSMaxConnections() {
            return 0;
        }

        @Override
        public long getTtl() {
            return settings.idleTimeout().toMillis();
        }

        @Override
        public int getMaxQueueSize() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int getProblemServerRetry() {
            return 0;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        /// False makes the pool tell those that wait for a connection too.
        @Override
        public boolean handleError() {
            return false;
        }

        @Override
        public boolean clearError() {
            return true;
        }
    }
}
