package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The pieces of one document that have come. Pieces that follow one another are one.
final class Pieces {

    /// What a piece costs besides its bytes, so that many small ones are no way around a bound.
    private static final int COST = 64;

    private final long total;
    private final List<Piece> pieces = new ArrayList<>(1);
    private long received;
    private long kept;

    Pieces(long total) {
        this.total = total;
    }

    long total() {
        return total;
    }

    /// Bytes that it takes.
    long kept() {
        return kept;
    }

    /// Adds a piece; answers how many bytes this takes more than before.
    long add(int offset, ByteBuffer bytes) {
        long before = kept;
        int length = bytes.remaining();
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last == null || last.offset + last.length != offset) {
            last = new Piece(offset, new byte[length]);
            pieces.add(last);
            kept += COST;
        }
        last.append(bytes, total);
        received += length;
        kept += length;
        return kept - before;
    }

    /// Whether as many bytes have come as were announced; nobody looks whether some came twice.
    boolean isComplete() {
        return received >= total;
    }

    ByteBuffer document() {
        if (pieces.size() == 1) {
            return ByteBuffer.wrap(pieces.getFirst().bytes, 0, (int) total);
        }
        byte[] document = new byte[(int) total];
        for (Piece piece : pieces) {
            System.arraycopy(piece.bytes, 0, document, piece.offset, piece.length);
        }
        return ByteBuffer.wrap(document);
    }

    private static final class Piece {

        private final int offset;
        private byte[] bytes;
        private int length;

        Piece(int offset, byte[] bytes) {
            this.offset = offset;
            this.bytes = bytes;
        }

        void append(ByteBuffer more, long total) {
            int needed = length + more.remaining();
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.clamp(2L * bytes.length, needed, total - offset));
            }
            int count = more.remaining();
            more.get(bytes, length, count);
            length += count;
        }
    }
}
