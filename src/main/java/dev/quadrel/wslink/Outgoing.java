package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something on its way to clients. Its frames are built once, for all who get it.
sealed interface Outgoing {

    List<Frame> frames();

    /// Bytes of it, about.
    long size();

    /// A document that goes as it is.
    record Whole(List<Frame> frames, long size) implements Outgoing {

        static Whole of(List<ByteBuffer> document, int longest) {
            return new Whole(Chunks.of(document, longest), new Frame(document).length());
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
                built = Chunks.of(Documents.publication(topic, map), longest);
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
