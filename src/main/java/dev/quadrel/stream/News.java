package dev.quadrel.stream;

import dev.quadrel.catalog.Node;
import dev.quadrel.structure.NodePath;
import java.util.Optional;

/// What there is to tell of a node, before it has its number.
sealed interface News {

    /// Bytes that one has in memory, besides those of its texts and data.
    int COST = 300;

    /// A node, rather than a later one of the same path.
    ///
    /// @param id of the node
    record About(NodePath path, long id) {

        static About node(Node node) {
            return new About(node.path(), node.id());
        }
    }

    /// Bytes that it has in memory.
    long size();

    /// Something that is told in words.
    ///
    /// @param type such as `container-child-created`
    /// @param members JSON, an object's members without its braces
    /// @param about the node that one has to see to hear it
    record Told(String type, String members, About about) implements News {

        @Override
        public long size() {
            return COST + 2L * members.length();
        }
    }

    /// Data that was written.
    ///
    /// @param members as in [Told]
    /// @param instead told to those for whom the data is too long in their form
    record Data(String type, String members, Payload payload, Optional<Reference> instead, SharedText text)
            implements News {

        Data(String type, String members, Payload payload, Optional<Reference> instead) {
            this(type, members, payload, instead, new SharedText(payload));
        }

        @Override
        public long size() {
            return COST
                    + members.length()
                    + payload.bytes().capacity()
                    + instead.map(Reference::size).orElse(0L);
        }
    }

    /// Elements of an array that are to be read.
    ///
    /// @param members as in [Told]
    /// @param slice of the array, such as `0:2,:3`
    record Reference(String members, String slice) implements News {

        @Override
        public long size() {
            return COST + 2L * members.length();
        }
    }

    /// Rows that were too many to be told.
    record TooLarge() implements News {

        @Override
        public long size() {
            return COST;
        }
    }

    /// The end of the stream.
    record End() implements News {

        @Override
        public long size() {
            return COST;
        }
    }
}
