package dev.quadrel.wslink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits for one client. So much as a fast client takes goes to the wire at once; the rest waits here,
/// where maps can still be merged. Nobody ever waits for the client.
final class Outbox {

    /// Bytes on the wire, beyond which messages wait here.
    static final long WINDOW = 256 << 10;

    private record Farewell(int code, String reason) {}

    private final Wire wire;
    private final long bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Outgoing> queue = new ArrayDeque<>();
    private long queued;
    private long onWire;
    private boolean pumping;
    private boolean ended;
    private @Nullable Farewell farewell;
    private int departures;

    /// @param bound bytes that wait
    Outbox(Wire wire, long bound) {
        this.wire = wire;
        this.bound = bound;
    }

    /// Puts something after what waits, until [#flush].
    ///
    /// @return whether it fits; where it does not, nothing is sent any more
    boolean put(Outgoing message) {
        lock.lock();
        try {
            if (ended || farewell != null) {
                return true;
            }
            enqueue(message);
            if (queued > bound && queue.size() > 1) {
                merge();
            }
            if (queued > bound && queue.size() > 1) {
                end();
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Sends what waits, as far as the client takes it.
    void flush() {
        lock.lock();
        try {
            if (pumping) {
                return;
            }
            pumping = true;
        } finally {
            lock.unlock();
        }
        pump();
    }

    /// Says goodbye after what waits.
    void close(int code, String reason) {
        lock.lock();
        try {
            if (farewell != null) {
                return;
            }
            farewell = new Farewell(code, reason);
        } finally {
            lock.unlock();
        }
        flush();
    }

    /// Forgets what waits.
    void discard() {
        lock.lock();
        try {
            end();
        } finally {
            lock.unlock();
        }
    }

    /// Whether messages are on the wire.
    boolean isBusy() {
        lock.lock();
        try {
            return onWire > 0;
        } finally {
            lock.unlock();
        }
    }

    /// How many frames have left, which tells whether the client still takes them.
    int departures() {
        lock.lock();
        try {
            return departures;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        ended = true;
        queue.forEach(Outgoing::dropped);
        queue.clear();
        queued = 0;
    }

    private void enqueue(Outgoing message) {
        if (message instanceof Outgoing.Mergeable later
                && queue.peekLast() instanceof Outgoing.Mergeable earlier
                && earlier.topic().equals(later.topic())) {
            queue.removeLast();
            queued -= earlier.size();
            message = earlier.with(later);
        }
        queue.addLast(message);
        queued += message.size();
    }

    /// Each topic's maps become one, in the place of the last.
    private void merge() {
        Map<String, Outgoing.Mergeable> byTopic = new HashMap<>();
        for (Outgoing message : queue) {
            if (message instanceof Outgoing.Mergeable map) {
                byTopic.merge(map.topic(), map, Outgoing.Mergeable::with);
            }
        }
        Deque<Outgoing> kept = new ArrayDeque<>();
        queued = 0;
        for (Outgoing message = queue.pollLast(); message != null; message = queue.pollLast()) {
            Outgoing keep = message instanceof Outgoing.Mergeable map ? byTopic.remove(map.topic()) : message;
            if (keep != null) {
                kept.addFirst(keep);
                queued += keep.size();
            }
        }
        queue.addAll(kept);
    }

    /// One thread at a time takes messages out, so that they leave in their order.
    private void pump() {
        for (Optional<Outgoing> next = next(); next.isPresent(); next = next()) {
            Outgoing message = next.get();
            List<Frame> frames = message.frames();
            for (int i = 0; i < frames.size(); i++) {
                boolean isLast = i == frames.size() - 1;
                wire.send(frames.get(i), () -> {
                    message.left();
                    left(isLast ? message.size() : 0);
                });
            }
        }
    }

    private Optional<Outgoing> next() {
        lock.lock();
        try {
            if (ended) {
                pumping = false;
                return Optional.empty();
            }
            if (onWire >= WINDOW || queue.isEmpty()) {
                pumping = false;
                if (queue.isEmpty() && farewell != null) {
                    ended = true;
                    wire.close(farewell.code(), farewell.reason());
                }
                return Optional.empty();
            }
            Outgoing message = queue.removeFirst();
            queued -= message.size();
            onWire += message.size();
            return Optional.of(message);
        } finally {
            lock.unlock();
        }
    }

    private void left(long size) {
        lock.lock();
        try {
            departures++;
            onWire -= size;
            if (pumping || queue.isEmpty() || onWire >= WINDOW) {
                return;
            }
        } finally {
            lock.unlock();
        }
        flush();
    }
}
