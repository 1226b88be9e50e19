package dev.quadrel.stream;

import dev.quadrel.structure.NodePath;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The news of all nodes: their numbers, and the last of them. Thread safe; no method waits.
final class Streams {

    /// Nodes whose last number is remembered though nothing of theirs is kept.
    private static final int NUMBERS = 100_000;

    /// Nodes that are looked at each time whether their number may be forgotten.
    private static final int AT_ONCE = 4;

    private final StreamSettings settings;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    /// The one of which nothing has happened for the longest time comes first, of those that nobody hears.
    private final Map<NodePath, NodeStream> streams = new LinkedHashMap<>(16, 0.75f, true);

    /// All that is kept, the oldest first.
    private final Deque<Kept> kept = new ArrayDeque<>();

    private long size;

    private record Kept(NodeStream stream, StreamEvent event) {}

    /// The news of one node.
    private static final class NodeStream {

        private long last;
        private final Map<Long, StreamEvent> events = new HashMap<>();
        private final Set<Cursor> cursors = new HashSet<>();
        private boolean deleted;

        private long first() {
            return last - events.size() + 1;
        }

        private boolean isIdle() {
            return events.isEmpty() && cursors.isEmpty();
        }
    }

    /// What somebody hears next.
    sealed interface Step {

        /// The next news.
        ///
        /// @param isNew whether they came after somebody had begun to listen
        record Heard(StreamEvent event, boolean isNew) implements Step {}

        /// Nothing yet.
        record Nothing() implements Step {}

        /// What would come next is forgotten.
        record Lost(long sequence) implements Step {}

        /// There is no such node any more.
        record Deleted() implements Step {}
    }

    /// Where somebody is in the news of a node.
    final class Cursor {

        private final NodeStream stream;
        private final Runnable wake;
        private final long opened;
        private long next;

        private Cursor(NodeStream stream, long next, Runnable wake) {
            this.stream = stream;
            this.opened = stream.last;
            this.next = next;
            this.wake = wake;
        }

        /// Goes on by one.
        Step step() {
            lock.lock();
            try {
                if (next > stream.last) {
                    return stream.deleted ? new Step.Deleted() : new Step.Nothing();
                }
                @Nullable StreamEvent event = stream.events.get(next);
                if (event == null) {
                    return new Step.Lost(next);
                }
                next++;
                return new Step.Heard(event, event.sequence() > opened);
            } finally {
                lock.unlock();
            }
        }

        /// Hears nothing any more.
        void close() {
            lock.lock();
            try {
                stream.cursors.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    Streams(StreamSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Keeps news of a node, and wakes those who hear it.
    void tell(NodePath node, News news) {
        List<Cursor> listeners;
        lock.lock();
        try {
            NodeStream stream = streams.computeIfAbsent(node, _ -> new NodeStream());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            StreamEvent event = new StreamEvent(++stream.last, now, news);
            stream.events.put(event.sequence(), event);
            kept.add(new Kept(stream, event));
            size += news.size();
            forget(now);
            forgetNumbers();
            listeners = List.copyOf(stream.cursors);
        } finally {
            lock.unlock();
        }
        listeners.forEach(cursor -> cursor.wake.run());
    }

    /// Forgets the oldest; the last one stays, whatever its size.
    private void forget(Instant now) {
        while (kept.size() > 1 && isTooMuch(now)) {
            Kept oldest = kept.remove();
            oldest.stream.events.remove(oldest.event.sequence());
            size -= oldest.event.news().size();
        }
    }

    private boolean isTooMuch(Instant now) {
        return size > settings.memory()
                || kept.size() > settings.events()
                || kept.element().event.at().plus(settings.age()).isBefore(now);
    }

    /// Those that somebody hears, or of which something is kept, go behind the others, so that they hide none.
    private void forgetNumbers() {
        for (int i = 0; i < AT_ONCE && streams.size() > NUMBERS; i++) {
            Map.Entry<NodePath, NodeStream> eldest =
                    streams.entrySet().iterator().next();
            if (eldest.getValue().isIdle()) {
                streams.remove(eldest.getKey());
            } else {
                streams.get(eldest.getKey());
            }
        }
    }

    /// Begins to hear a node.
    ///
    /// @param start the first number that is wanted, 0 for all that is kept; none for what comes from now on
    /// @param wake called when there is more to hear; it may not wait
    Cursor open(NodePath node, OptionalLong start, Runnable wake) {
        lock.lock();
        try {
            forget(clock.instant());
            NodeStream stream = streams.computeIfAbsent(node, _ -> new NodeStream());
            long end = stream.last + 1;
            long next = start.isEmpty() ? end : Math.min(end, Math.max(stream.first(), start.getAsLong()));
            Cursor cursor = new Cursor(stream, next, wake);
            stream.cursors.add(cursor);
            forgetNumbers();
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    /// Ends what there is to hear of a node that is deleted.
    ///
    /// @param all whether there may have been nodes below it, which are deleted with it
    void delete(NodePath node, boolean all) {
        List<Cursor> listeners;
        lock.lock();
        try {
            List<NodePath> gone = all
                    ? streams.keySet().stream()
                            .filter(path -> isWithin(path, node))
                            .toList()
                    : List.of(node);
            List<NodeStream> ended =
                    gone.stream().map(streams::remove).filter(Objects::nonNull).toList();
            ended.forEach(stream -> stream.deleted = true);
            listeners =
                    ended.stream().flatMap(stream -> stream.cursors.stream()).toList();
        } finally {
            lock.unlock();
        }
        listeners.forEach(cursor -> cursor.wake.run());
    }

    private static boolean isWithin(NodePath path, NodePath node) {
        List<String> segments = path.segments();
        int depth = node.segments().size();
        return segments.size() >= depth && segments.subList(0, depth).equals(node.segments());
    }

    /// Bytes that are kept.
    long size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }
}
