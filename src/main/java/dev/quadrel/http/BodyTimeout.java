package dev.quadrel.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.WorkerUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.ReadTimeoutException;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/// Gives up on a client that stalls in the middle of a request's body.
///
/// Only the time counts in which somebody waits for the body: a handler may compute for as long as it likes before it
/// reads on. A blocking reader gets a [ReadTimeoutException], may still answer, and the connection ends with that
/// answer; for a reader that is called when bytes arrive, the connection is closed.
///
/// The listener's own `read-timeout` does the same for every request, with a timer set and removed each time, which
/// costs a tenth of a small file. This costs nothing where there is no body, and no timer where the reader blocks.
final class BodyTimeout extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final HttpServerExchange exchange;
    private final long limit;
    /// Nanoseconds spent in blocking waits since bytes last came.
    private long waited;
    /// When bytes last came, or somebody began to listen for them.
    private volatile long since;
    private volatile boolean listening;
    private volatile boolean expired;
    private XnioExecutor.@Nullable Key timer;

    private BodyTimeout(StreamSourceConduit body, HttpServerExchange exchange, long limit) {
        super(body);
        this.exchange = exchange;
        this.limit = limit;
    }

    /// Watches over the rest of a request's body, if there is any. To be called once, before the body is read.
    ///
    /// For a request of HTTP/2, its own stream counts and ends, and not the connection.
    ///
    /// @param limit zero for none
    static void guard(HttpServerExchange exchange, Duration limit) {
        if (exchange.isRequestComplete() || limit.isZero()) {
            return;
        }
        exchange.addRequestWrapper((factory, guarded) -> {
            BodyTimeout timeout = new BodyTimeout(factory.create(), guarded, limit.toNanos());
            guarded.addExchangeCompleteListener((ended, next) -> {
                timeout.stop();
                next.proceed();
            });
            return timeout;
        });
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        refuseExpired();
        int count = super.read(target);
        judge(count);
        return count;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        refuseExpired();
        long count = super.read(targets, offset, length);
        judge(count);
        return count;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        refuseExpired();
        long moved = super.transferTo(position, count, target);
        judge(moved);
        return moved;
    }

    @Override
    public long transferTo(long count, ByteBuffer buffer, StreamSinkChannel target) throws IOException {
        refuseExpired();
        long moved = super.transferTo(count, buffer, target);
        judge(moved == 0 && buffer.hasRemaining() ? buffer.remaining() : moved);
        return moved;
    }

    private void refuseExpired() throws ReadTimeoutException {
        if (expired) {
            throw new ReadTimeoutException("Nothing more of the request's body came within " + Duration.ofNanos(limit));
        }
    }

    /// Decides after each attempt to read, so that bytes which came at the last moment count.
    private void judge(long count) throws ReadTimeoutException {
        if (count != 0) {
            waited = 0;
            if (listening) {
                since = System.nanoTime();
            }
        } else if (waited >= limit) {
            expired = true;
            // Nobody knows where the next request would begin.
            exchange.setPersistent(false);
            refuseExpired();
        }
    }

    @Override
    public void awaitReadable() throws IOException {
        awaitReadable(limit, TimeUnit.NANOSECONDS);
    }

    @Override
    public void awaitReadable(long time, TimeUnit unit) throws IOException {
        refuseExpired();
        long start = System.nanoTime();
        // A millisecond more, as the wait is rounded down.
        long millis = Math.min(unit.toNanos(time), limit - waited) / NANOS_PER_MILLI + 1;
        super.awaitReadable(millis, TimeUnit.MILLISECONDS);
        waited += System.nanoTime() - start;
    }

    @Override
    public void resumeReads() {
        listen();
        super.resumeReads();
    }

    @Override
    public void wakeupReads() {
        listen();
        super.wakeupReads();
    }

    @Override
    public void suspendReads() {
        listening = false;
        super.suspendReads();
    }

    /// A timer that is under way is kept, however often somebody listens and stops.
    private synchronized void listen() {
        if (listening || exchange.isRequestComplete()) {
            return;
        }
        since = System.nanoTime();
        listening = true;
        if (timer == null) {
            schedule(limit);
        }
    }

    private void schedule(long nanos) {
        timer = WorkerUtils.executeAfter(
                exchange.getIoThread(), this::fired, nanos / NANOS_PER_MILLI + 1, TimeUnit.MILLISECONDS);
    }

    private synchronized void fired() {
        timer = null;
        if (!listening
                || exchange.isRequestComplete()
                || !exchange.getConnection().isOpen()) {
            return;
        }
        if (HttpContinue.requiresContinueResponse(exchange)) {
            // It is the client that waits.
            since = System.nanoTime();
        }
        long left = limit - (System.nanoTime() - since);
        if (left > 0) {
            schedule(left);
            return;
        }
        expired = true;
        // The reader is called first, fails, and cleans up; what it leaves open is closed after that.
        super.wakeupReads();
        exchange.getIoThread().execute(() -> IoUtils.safeClose(exchange.getConnection()));
    }

    private synchronized void stop() {
        listening = false;
        if (timer != null) {
            timer.remove();
            timer = null;
        }
    }
}
