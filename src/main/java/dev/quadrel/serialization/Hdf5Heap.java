package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/// Texts of any length, which attributes refer to: global heap collections that lie at the beginning of the
/// file, one after the other, so that the place of each is known as soon as it is begun.
final class Hdf5Heap {

    /// HDF5 takes none that is smaller.
    private static final int SMALLEST = 4096;

    private static final int LARGEST = 64 * 1024;
    private static final int HEADER = 16;
    private static final int ALIGNMENT = 8;

    private final List<byte[]> full = new ArrayList<>();
    private long address;
    private Hdf5Bytes texts = new Hdf5Bytes();
    private int count;

    /// @param address of the heap in the file
    Hdf5Heap(long address) {
        this.address = address;
    }

    /// Keeps a text, and refers to it.
    ///
    /// @return the element of an attribute of the type [Hdf5Type#VARIABLE_TEXT]
    byte[] add(byte[] text) {
        if (count > 0 && texts.size() + text.length > LARGEST - 2 * HEADER) {
            close();
        }
        count++;
        texts.u16(count).u16(1).u32(0).u64(text.length).bytes(text).zeros(padding(text.length));
        return new Hdf5Bytes().u32(text.length).u64(address).u32(count).toArray();
    }

    /// The bytes of all collections, in the file's order. Nothing can be added any more.
    List<byte[]> collections() {
        if (count > 0) {
            close();
        }
        return full;
    }

    private void close() {
        int used = HEADER + texts.size();
        int size = Math.max(SMALLEST, used + HEADER);
        Hdf5Bytes collection = new Hdf5Bytes()
                .bytes("GCOL".getBytes(US_ASCII))
                .u8(1)
                .zeros(3)
                .u64(size)
                .bytes(texts.toArray());
        int free = size - used;
        collection.u64(0).u64(free).zeros(free - HEADER);
        full.add(collection.toArray());
        address += size;
        texts = new Hdf5Bytes();
        count = 0;
    }

    private static int padding(int length) {
        return Math.floorMod(-length, ALIGNMENT);
    }
}
