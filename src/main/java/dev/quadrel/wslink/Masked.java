package dev.quadrel.wslink;

import java.nio.ByteBuffer;

/// Bytes as clients send them, each with one of a key's four over it.
final class Masked {

    private static final long LOW = 0xffff_ffffL;

    private Masked() {}

    /// Copies what was meant, eight bytes at a time: of a large message this is most of what reading costs.
    ///
    /// @param key the first byte of which is over the first of these
    static void copy(ByteBuffer from, int count, int key, byte[] to, int at) {
        ByteBuffer target = ByteBuffer.wrap(to);
        long twice = (key & LOW) << Integer.SIZE | key & LOW;
        int source = from.position();
        int whole = count & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            target.putLong(at + i, from.getLong(source + i) ^ twice);
        }
        for (int i = whole; i < count; i++) {
            to[at + i] = (byte) (from.get(source + i) ^ key >> (Integer.SIZE - Byte.SIZE * (1 + (i & 3))));
        }
        from.position(source + count);
    }
}
