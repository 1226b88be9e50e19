package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The object header of a group or a dataset: messages, one after the other.
final class Hdf5Header {

    static final int DATASPACE = 0x01;
    static final int LINK_INFO = 0x02;
    static final int DATATYPE = 0x03;
    static final int FILL_VALUE = 0x05;
    static final int LINK = 0x06;
    static final int DATA_LAYOUT = 0x08;
    static final int GROUP_INFO = 0x0A;
    static final int ATTRIBUTE = 0x0C;

    /// Bytes of the header besides its messages, and of a message besides its body.
    static final int FRAME = 4 + 1 + 1 + Integer.BYTES + Integer.BYTES;

    static final int MESSAGE_FRAME = 1 + Short.BYTES + 1;
    private static final int VERSION = 2;
    private static final int LENGTH_OF_FOUR_BYTES = 2;
    private static final int LARGEST = 0xFFFF;

    private final Hdf5Bytes messages = new Hdf5Bytes();

    /// Adds a message.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where it is larger than HDF5 allows
    Hdf5Header add(int type, byte[] body) {
        if (body.length > LARGEST) {
            throw NotAcceptable.data("a description or a value of metadata of %d bytes does not fit into HDF5, but %d"
                    .formatted(body.length, LARGEST));
        }
        messages.u8(type).u16(body.length).u8(0).bytes(body);
        return this;
    }

    Hdf5Header addAll(byte[] more) {
        messages.bytes(more);
        return this;
    }

    /// The messages alone.
    byte[] messages() {
        return messages.toArray();
    }

    /// The header with all messages.
    byte[] toArray() {
        return new Hdf5Bytes()
                .bytes("OHDR".getBytes(US_ASCII))
                .u8(VERSION)
                .u8(LENGTH_OF_FOUR_BYTES)
                .u32(messages.size())
                .bytes(messages.toArray())
                .checksum()
                .toArray();
    }
}
