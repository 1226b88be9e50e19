package dev.quadrel.serialization;

/// Jenkins' lookup3, the checksum of HDF5's metadata (HDF5 file format, "Checksum").
final class Hdf5Checksum {

    private static final int SEED = 0xdeadbeef;
    private static final int BLOCK = 12;

    private int a;
    private int b;
    private int c;

    private Hdf5Checksum(int length) {
        a = SEED + length;
        b = a;
        c = a;
    }

    /// The checksum of the first bytes.
    static int of(byte[] bytes, int length) {
        Hdf5Checksum sum = new Hdf5Checksum(length);
        int at = 0;
        while (length - at > BLOCK) {
            sum.add(bytes, at, length);
            sum.mix();
            at += BLOCK;
        }
        if (at < length) {
            sum.add(bytes, at, length);
            sum.finish();
        }
        return sum.c;
    }

    private void add(byte[] bytes, int at, int length) {
        a += word(bytes, at, length);
        b += word(bytes, at + Integer.BYTES, length);
        c += word(bytes, at + 2 * Integer.BYTES, length);
    }

    private static int word(byte[] bytes, int at, int length) {
        int word = 0;
        for (int i = 0; i < Integer.BYTES && at + i < length; i++) {
            word |= Byte.toUnsignedInt(bytes[at + i]) << i * Byte.SIZE;
        }
        return word;
    }

    private void mix() {
        a = a - c ^ Integer.rotateLeft(c, 4);
        c += b;
        b = b - a ^ Integer.rotateLeft(a, 6);
        a += c;
        c = c - b ^ Integer.rotateLeft(b, 8);
        b += a;
        a = a - c ^ Integer.rotateLeft(c, 16);
        c += b;
        b = b - a ^ Integer.rotateLeft(a, 19);
        a += c;
        c = c - b ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void finish() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
