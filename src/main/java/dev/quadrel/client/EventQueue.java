package dev.quadrel.client;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Events that have come, until their subscriber asks for them. He hears one at a time, and the end behind all of them,
/// by a thread of its own, so that nobody waits for him. Thread safe.
final class EventQueue {

    /// Events that have come and that nobody has asked for yet, beyond which it is full.
    private static final int MOST = 64;

    /// Bytes of them, beyond which it is full too, unless it is a single one.
    private static final long MOST_BYTES = 64 << 20;

    private final Subscriber<? super StreamEvent> subscriber;
    private final Runnable emptied;
    private final Consumer<Throwable> thrown;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger delivering = new AtomicInteger();
    private final Queue<Kept> kept = new ArrayDeque<>();
    private long bytes;
    private long wanted;
    private boolean done;
    private @Nullable Runnable end;

    private record Kept(StreamEvent event, int bytes) {}

    /// @param emptied called each time when nothing is kept any more and the end has not come
    /// @param thrown told what the subscriber has thrown; has to end it all
    EventQueue(Subscriber<? super StreamEvent> subscriber, Runnable emptied, Consumer<Throwable> thrown) {
        this.subscriber = subscriber;
        this.emptied = emptied;
        this.thrown = thrown;
    }

    void request(long count) {
        turn.lock();
        try {
            wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
        } finally {
            turn.unlock();
        }
        deliver();
    }

    /// Without delivering it; not behind the end.
    ///
    /// @param length bytes that it came in
    /// @return whether it is full now
    boolean keep(StreamEvent event, int length) {
        turn.lock();
        try {
            if (end == null) {
                kept.add(new Kept(event, length));
                bytes += length;
            }
            return kept.size() >= MOST || kept.size() > 1 && bytes > MOST_BYTES;
        } finally {
            turn.unlock();
        }
    }

    /// Behind all that are kept; the first end counts.
    void end(Runnable how) {
        turn.lock();
        try {
            end = end == null ? how : end;
        } finally {
            turn.unlock();
        }
        deliver();
    }

    /// Delivers nothing any more.
    void cancel() {
        turn.lock();
        try {
            done = true;
        } finally {
            turn.unlock();
        }
    }

    /// What was asked for, by one thread at a time.
    void deliver() {
        if (delivering.getAndIncrement() == 0) {
            Thread.startVirtualThread(this::deliverAll);
        }
    }

    private void deliverAll() {
        int asked = 1;
        while (asked > 0) {
            try {
                for (StreamEvent event = take(); event != null; event = take()) {
                    subscriber.onNext(event);
                }
            } catch (Throwable e) {
                thrown.accept(e);
                forget();
            }
            afterAll();
            asked = delivering.addAndGet(-asked);
        }
    }

    private void forget() {
        turn.lock();
        try {
            kept.clear();
            bytes = 0;
        } finally {
            turn.unlock();
        }
    }

    private @Nullable StreamEvent take() {
        turn.lock();
        try {
            if (done || wanted == 0 || kept.isEmpty()) {
                return null;
            }
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
            Kept next = kept.remove();
            bytes -= next.bytes();
            return next.event();
        } finally {
            turn.unlock();
        }
    }

    private void afterAll() {
        Optional<Runnable> next = Optional.empty();
        turn.lock();
        try {
            if (kept.isEmpty() && !done) {
                done = end != null;
                next = Optional.of(end == null ? emptied : end);
            }
        } finally {
            turn.unlock();
        }
        next.ifPresent(Runnable::run);
    }
}
