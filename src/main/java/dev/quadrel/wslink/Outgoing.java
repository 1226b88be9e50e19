package dev.quadrel.wslink;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Something on its way to clients. Its frames are built once, for all who get it.
sealed interface Outgoing {

    List<Frame> frames();

    /// Bytes of it, about.
    long size();

    /// One of its frames is on its way no more.
    default void left() {}

    /// It will not be sent.
    default void dropped() {}

    /// A document that goes as it is. If something is lent for it, then to one client only.
    final class Whole implements Outgoing {

        private final Packed document;
        private final List<Frame> frames;
        private final AtomicInteger toLeave;

        /// @param longest bytes of a frame; 0 for one however long
        Whole(Packed document, int longest) {
            this.document = document;
            this.frames = Chunks.of(document.parts(), longest);
            this.toLeave = new AtomicInteger(frames.size());
        }

        @Override
        public List<Frame> frames() {
            return frames;
        }

        @Override
        public long size() {
            return document.length();
        }

        @Override
        public void left() {
            if (toLeave.decrementAndGet() == 0) {
                document.release();
            }
        }

        @Override
        public void dropped() {
            document.release();
        }
    }

    /// A map of which clients need only the last value of each key.
    final class Mergeable implements Outgoing {

        private final String topic;
        private final PackedMap map;
        private final int longest;
        private final long size;
        private volatile @Nullable List<Frame> frames;

        Mergeable(String topic, PackedMap map, int longest) {
            this.topic = topic;
            this.map = map;
            this.longest = longest;
            this.size = map.size() + topic.length();
        }

        @Override
        public List<Frame> frames() {
            List<Frame> built = frames;
            if (built == null) {
                built = Chunks.of(Documents.publication(topic, map).parts(), longest);
                frames = built;
            }
            return built;
        }

        @Override
        public long size() {
            return size;
        }

        String topic() {
            return topic;
        }

        /// This one and a later one of the same topic.
        Mergeable with(Mergeable later) {
            return new Mergeable(topic, map.with(later.map), longest);
        }
    }
}
