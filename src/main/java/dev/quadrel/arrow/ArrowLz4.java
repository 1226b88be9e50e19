package dev.quadrel.arrow;

import java.io.IOException;

/// Expands an LZ4 frame into a buffer of the known size. Unlike the libraries that there are, it takes blocks that go
/// back to earlier ones, as Arrow's writers make them, at full speed.
///
/// The form is that of the LZ4 frame format 1.6; check sums are skipped, not checked.
final class ArrowLz4 {

    private static final int MAGIC = 0x184D2204;
    private static final int VERSION = 0b0100_0000;
    private static final int VERSION_BITS = 0b1100_0000;
    private static final int BLOCK_SUM = 0b0001_0000;
    private static final int CONTENT_SIZE = 0b0000_1000;
    private static final int DICTIONARY = 0b0000_0001;
    private static final int STORED = 0x8000_0000;
    private static final int SHORTEST_MATCH = 4;

    private final byte[] in;
    private final byte[] out;
    private int from;
    private int to;

    private ArrowLz4(byte[] in, byte[] out) {
        this.in = in;
        this.out = out;
    }

    /// Fills a buffer with what a frame holds.
    ///
    /// @throws IOException where the frame is damaged, or holds more or less than the buffer
    static void expand(byte[] frame, byte[] out) throws IOException {
        ArrowLz4 lz4 = new ArrowLz4(frame, out);
        try {
            lz4.frame();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("The LZ4 frame of " + frame.length + " bytes is damaged", e);
        }
        if (lz4.to != out.length) {
            throw new IOException("The LZ4 frame holds " + lz4.to + " bytes, not " + out.length);
        }
    }

    private void frame() throws IOException {
        int magic = number();
        int flags = in[from++];
        if (magic != MAGIC || (flags & VERSION_BITS) != VERSION || (flags & DICTIONARY) != 0) {
            throw new IOException("No LZ4 frame that is understood: it begins with %08x, %02x".formatted(magic, flags));
        }
        from += 1 + ((flags & CONTENT_SIZE) == 0 ? 0 : Long.BYTES) + 1;
        int sum = (flags & BLOCK_SUM) == 0 ? 0 : Integer.BYTES;
        for (int size = number(); size != 0; size = number()) {
            int length = size & ~STORED;
            if ((size & STORED) == 0) {
                block(Math.addExact(from, length));
            } else {
                copy(length);
            }
            from += sum;
        }
    }

    private void block(int end) throws IOException {
        while (from < end) {
            int token = in[from++] & 0xFF;
            copy(length(token >>> 4));
            if (from >= end) {
                return;
            }
            int back = (in[from++] & 0xFF) | (in[from++] & 0xFF) << 8;
            match(back, length(token & 0xF) + SHORTEST_MATCH);
        }
    }

    private int length(int nibble) throws IOException {
        int length = nibble;
        if (nibble == 0xF) {
            int more;
            do {
                more = in[from++] & 0xFF;
                length += more;
            } while (more == 0xFF);
        }
        if (length < 0) {
            throw new IOException("The LZ4 frame is damaged: a length is over 2 GiB");
        }
        return length;
    }

    private void copy(int length) {
        System.arraycopy(in, from, out, to, length);
        from += length;
        to += length;
    }

    /// Copies what was written before; where it overlaps what it makes, in pieces that double.
    private void match(int back, int length) throws IOException {
        int start = to - back;
        if (back == 0 || start < 0) {
            throw new IOException("The LZ4 frame is damaged: it goes back " + back + " of " + to + " bytes");
        }
        int left = length;
        while (left > 0) {
            int piece = Math.min(left, to - start);
            System.arraycopy(out, start, out, to, piece);
            to += piece;
            left -= piece;
        }
    }

    private int number() {
        int number = (in[from] & 0xFF)
                | (in[from + 1] & 0xFF) << 8
                | (in[from + 2] & 0xFF) << 16
                | (in[from + 3] & 0xFF) << 24;
        from += Integer.BYTES;
        return number;
    }
}
