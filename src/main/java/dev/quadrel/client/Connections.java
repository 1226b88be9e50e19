package dev.quadrel.client;

import dev.quadrel.client.ClientException.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The connections to servers, until they are closed. Thread safe.
///
/// Some servers close the connection that an error of theirs (5xx) has come by, and do not say so. What is sent by it
/// then is lost, and nobody knows whether it was done. So the first request behind such an error that may not be
/// repeated begins with new connections, and the old ones are left to what is still under way there.
final class Connections implements AutoCloseable {

    private final Options options;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantReadWriteLock turn = new ReentrantReadWriteLock();
    private final List<HttpClient> left = new ArrayList<>();
    private HttpClient http;
    private volatile boolean doubtful;
    private @Nullable HttpClient sockets;

    Connections(Options options) {
        this.options = options;
        http = client(threads);
    }

    private HttpClient client(Executor executor) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .connectTimeout(options.connectTimeout());
        options.tls().ifPresent(builder::sslContext);
        return builder.build();
    }

    /// @param repeatable whether it does no harm to send it again when nobody knows whether it was done
    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> body, boolean repeatable) {
        if (doubtful && !repeatable) {
            leave();
        }
        turn.readLock().lock();
        try {
            return http.sendAsync(request, watched(body));
        } finally {
            turn.readLock().unlock();
        }
    }

    /// Notices errors before the connections that they come by are used again.
    private <T> BodyHandler<T> watched(BodyHandler<T> body) {
        return info -> {
            if (info.statusCode() >= 500) {
                doubtful = true;
            }
            return body.apply(info);
        };
    }

    private void leave() {
        turn.writeLock().lock();
        try {
            if (doubtful && !isClosed()) {
                doubtful = false;
                left.removeIf(HttpClient::isTerminated);
                left.add(http);
                http.shutdown();
                http = client(threads);
            }
        } finally {
            turn.writeLock().unlock();
        }
    }

    /// For web sockets. Listeners are called by the thread that reads, and must not wait: with another one, the end of
    /// a connection that comes between a message and the request for the next one is lost.
    ///
    /// @return empty when this is closed
    Optional<HttpClient> sockets() {
        turn.writeLock().lock();
        try {
            if (sockets == null && !isClosed()) {
                sockets = client(Runnable::run);
            }
            return Optional.ofNullable(isClosed() ? null : sockets);
        } finally {
            turn.writeLock().unlock();
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// @throws Unavailable where this is closed
    void checkOpen(URI asked) {
        if (isClosed()) {
            throw new Unavailable(0, "The client has been closed", ErrorReply.shown(asked), null);
        }
    }

    /// Waits, but not longer than until this is closed.
    void pause(Duration time) throws InterruptedException {
        closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Ends what is still under way.
    @Override
    public void close() {
        closed.countDown();
        turn.writeLock().lock();
        try {
            left.forEach(HttpClient::shutdownNow);
            http.shutdownNow();
            if (sockets != null) {
                sockets.shutdownNow();
            }
        } finally {
            turn.writeLock().unlock();
        }
    }
}
