package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.structure.ArrayStructure;
import java.util.ArrayList;
import java.util.List;

/// A group or a dataset on its way into a file. Its place in the file is set once all objects are known.
abstract sealed class Hdf5Object {

    static final long NOWHERE = -1;

    private final byte[] messages;
    private long address;

    private Hdf5Object(Hdf5Header header) {
        this.messages = header.messages();
    }

    long address() {
        return address;
    }

    void place(long place) {
        address = place;
    }

    /// Bytes of the header.
    long size() {
        return Hdf5Header.FRAME + messages.length + referenceSize();
    }

    /// The header, which can be made once all objects have their places.
    byte[] header() {
        Hdf5Header header = new Hdf5Header().addAll(messages);
        refer(header);
        return header.toArray();
    }

    abstract long referenceSize();

    abstract void refer(Hdf5Header header);

    /// Objects by their names.
    static final class Group extends Hdf5Object {

        private static final int VERSION_AND_FLAGS = 2;
        private static final int LINK_FRAME = 3 + Short.BYTES + Long.BYTES;
        private static final int LENGTH_OF_TWO_BYTES_AND_CHARACTERS = 0x11;
        private static final int CHARACTERS_UTF_8 = 1;

        private final List<Link> links = new ArrayList<>();
        private long referenceSize;

        private record Link(byte[] name, Hdf5Object object) {}

        Group(Hdf5Header header) {
            super(header.add(Hdf5Header.LINK_INFO, noIndex())
                    .add(Hdf5Header.GROUP_INFO, new Hdf5Bytes().zeros(2).toArray()));
        }

        private static byte[] noIndex() {
            return new Hdf5Bytes()
                    .zeros(VERSION_AND_FLAGS)
                    .u64(NOWHERE)
                    .u64(NOWHERE)
                    .toArray();
        }

        void add(String name, Hdf5Object object) {
            Link link = new Link(name.getBytes(UTF_8), object);
            links.add(link);
            referenceSize += Hdf5Header.MESSAGE_FRAME + LINK_FRAME + link.name.length;
        }

        @Override
        long referenceSize() {
            return referenceSize;
        }

        @Override
        void refer(Hdf5Header header) {
            for (Link link : links) {
                Hdf5Bytes message = new Hdf5Bytes()
                        .u8(1)
                        .u8(LENGTH_OF_TWO_BYTES_AND_CHARACTERS)
                        .u8(CHARACTERS_UTF_8)
                        .u16(link.name.length)
                        .bytes(link.name)
                        .u64(link.object.address());
                header.add(Hdf5Header.LINK, message.toArray());
            }
        }
    }

    /// The elements of an array, in one piece.
    static final class Dataset extends Hdf5Object {

        private static final int LAYOUT = 2 + 2 * Long.BYTES;
        private static final int LAYOUT_VERSION = 3;
        private static final int CONTIGUOUS = 1;
        private static final int FILL_VALUE_VERSION = 3;
        private static final int LATE_AND_IF_SET = 0x0A;

        private final ArrayReader reader;
        private final long bytes;
        private long dataAddress = NOWHERE;

        Dataset(Hdf5Header header, ArrayReader reader) {
            super(described(header, reader.structure()));
            this.reader = reader;
            this.bytes = Hdf5Elements.bytes(reader.structure());
        }

        private static Hdf5Header described(Hdf5Header header, ArrayStructure structure) {
            return header.add(Hdf5Header.DATASPACE, Hdf5Space.of(structure.shape()))
                    .add(Hdf5Header.DATATYPE, Hdf5Type.of(structure.dataType()).description())
                    .add(
                            Hdf5Header.FILL_VALUE,
                            new Hdf5Bytes()
                                    .u8(FILL_VALUE_VERSION)
                                    .u8(LATE_AND_IF_SET)
                                    .toArray());
        }

        ArrayReader reader() {
            return reader;
        }

        /// Bytes of all elements.
        long bytes() {
            return bytes;
        }

        void placeData(long place) {
            dataAddress = bytes == 0 ? NOWHERE : place;
        }

        @Override
        long referenceSize() {
            return Hdf5Header.MESSAGE_FRAME + LAYOUT;
        }

        @Override
        void refer(Hdf5Header header) {
            Hdf5Bytes layout = new Hdf5Bytes()
                    .u8(LAYOUT_VERSION)
                    .u8(CONTIGUOUS)
                    .u64(dataAddress)
                    .u64(bytes);
            header.add(Hdf5Header.DATA_LAYOUT, layout.toArray());
        }
    }
}
