package dev.quadrel.client;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Events that have come, until their subscriber asks for them. He hears one at a time, and the end behind all of them.
/// Thread safe.
final class EventQueue {

    private final Subscriber<? super StreamEvent> subscriber;
    private final Runnable emptied;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger delivering = new AtomicInteger();
    private final Queue<StreamEvent> kept = new ArrayDeque<>();
    private long wanted;
    private boolean done;
    private @Nullable Runnable end;

    /// @param emptied called each time when nothing is kept any more and the end has not come
    EventQueue(Subscriber<? super StreamEvent> subscriber, Runnable emptied) {
        this.subscriber = subscriber;
        this.emptied = emptied;
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

    /// Without delivering it.
    ///
    /// @return how many are kept now
    int keep(StreamEvent event) {
        turn.lock();
        try {
            kept.add(event);
            return kept.size();
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
        if (delivering.getAndIncrement() > 0) {
            return;
        }
        int asked = 1;
        while (asked > 0) {
            for (StreamEvent event = take(); event != null; event = take()) {
                subscriber.onNext(event);
            }
            afterAll();
            asked = delivering.addAndGet(-asked);
        }
    }

    private @Nullable StreamEvent take() {
        turn.lock();
        try {
            if (done || wanted == 0 || kept.isEmpty()) {
                return null;
            }
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
            return kept.poll();
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
