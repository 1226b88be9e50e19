package dev.quadrel.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.xnio.XnioExecutor;

/// Reports requests that take longer than a limit: one line when the limit passes, one line with the time when the
/// request ends. A request that is answered at once is never entered. Thread safe.
final class SlowRequests {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.http.slow");
    private static final AttachmentKey<Watched> WATCHED = AttachmentKey.create(Watched.class);

    private static final double NANOS = 1e9;

    private final long limit;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final Map<HttpServerExchange, Watched> open = new ConcurrentHashMap<>();

    private static final class Watched {
        final long start = System.nanoTime();
        volatile boolean reported;
    }

    /// @param limit zero for no reports
    SlowRequests(Duration limit) {
        this.limit = limit.toNanos();
    }

    /// Enters a request, once, unless it has ended.
    void watch(HttpServerExchange exchange) {
        if (limit == 0 || exchange.isComplete() || exchange.getAttachment(WATCHED) != null) {
            return;
        }
        Watched watched = new Watched();
        exchange.putAttachment(WATCHED, watched);
        open.put(exchange, watched);
        arm(exchange.getIoThread());
        exchange.addExchangeCompleteListener((done, next) -> {
            open.remove(done);
            long took = System.nanoTime() - watched.start;
            RequestFigures.took(took);
            if (watched.reported) {
                LOG.warnf("request took longer than expected: %s(%.3fs)", line(done), took / NANOS);
            }
            next.proceed();
        });
    }

    /// Looks again after a while, as long as requests are open; without any, nothing runs.
    private void arm(XnioExecutor thread) {
        if (armed.compareAndSet(false, true)) {
            thread.executeAfter(() -> report(thread), interval().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void report(XnioExecutor thread) {
        armed.set(false);
        open.forEach((exchange, watched) -> {
            if (!watched.reported && System.nanoTime() - watched.start >= limit) {
                watched.reported = true;
                LOG.warnf("request takes longer than expected: %s", line(exchange));
            }
        });
        if (!open.isEmpty()) {
            arm(thread);
        }
    }

    private Duration interval() {
        return Duration.ofNanos(Math.clamp(limit / 10, 50_000_000L, 500_000_000L));
    }

    /// Without the query, which may hold secrets.
    private static String line(HttpServerExchange exchange) {
        return "\"" + exchange.getRequestMethod() + ' ' + exchange.getRequestURI() + '"';
    }
}
