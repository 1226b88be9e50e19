package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Documents as frames: each a header of 12 bytes and a piece of the document. The header has the message's id,
/// the piece's offset and the document's length, each of 32 bits, the lowest byte first.
final class Chunks {

    /// Bytes before the piece.
    static final int HEADER = 12;

    private Chunks() {}

    /// The frames of a document, under an id of chance.
    ///
    /// @param document with [#HEADER] bytes of room before its first; no frame is a copy where one is enough
    /// @param longest bytes of a frame, with its header; 0 for one frame however long
    static List<ByteBuffer> of(byte[] document, int longest) {
        return of(document, longest, ThreadLocalRandom.current().nextInt());
    }

    static List<ByteBuffer> of(byte[] document, int longest, int id) {
        int total = document.length - HEADER;
        if (longest == 0 || document.length <= longest) {
            return total == 0 ? List.of() : List.of(header(ByteBuffer.wrap(document), id, 0, total));
        }
        int piece = Math.max(longest - HEADER, 1);
        List<ByteBuffer> frames = new ArrayList<>(total / piece + 1);
        for (int offset = 0; offset < total; offset += piece) {
            int length = Math.min(piece, total - offset);
            ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
            frame.put(HEADER, document, HEADER + offset, length);
            frames.add(header(frame, id, offset, total));
        }
        return frames;
    }

    private static ByteBuffer header(ByteBuffer frame, int id, int offset, int total) {
        return frame.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, id)
                .putInt(4, offset)
                .putInt(8, total);
    }
}
