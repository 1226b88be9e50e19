package dev.quadrel.serialization;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes of an HDF5 file that are put together one after the other, numbers with the lowest byte first.
final class Hdf5Bytes {

    private static final int FIRST_CAPACITY = 128;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

    Hdf5Bytes u8(int value) {
        space(Byte.BYTES).put((byte) value);
        return this;
    }

    Hdf5Bytes u16(int value) {
        space(Short.BYTES).putShort((short) value);
        return this;
    }

    Hdf5Bytes u32(long value) {
        space(Integer.BYTES).putInt((int) value);
        return this;
    }

    Hdf5Bytes u64(long value) {
        space(Long.BYTES).putLong(value);
        return this;
    }

    Hdf5Bytes f64(double value) {
        return u64(Double.doubleToRawLongBits(value));
    }

    /// A number of so many bytes.
    Hdf5Bytes number(long value, int size) {
        for (int i = 0; i < size; i++) {
            u8((int) (value >>> i * Byte.SIZE));
        }
        return this;
    }

    Hdf5Bytes bytes(byte[] more) {
        space(more.length).put(more);
        return this;
    }

    Hdf5Bytes zeros(int count) {
        return bytes(new byte[count]);
    }

    /// The checksum of all bytes so far.
    Hdf5Bytes checksum() {
        return u32(Hdf5Checksum.of(bytes.array(), bytes.position()));
    }

    int size() {
        return bytes.position();
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer space(int count) {
        if (bytes.remaining() < count) {
            int capacity = Math.max(Math.addExact(bytes.position(), count), 2 * bytes.capacity());
            bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }
}
