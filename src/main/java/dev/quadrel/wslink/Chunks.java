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

    /// A document of which so much goes in one frame is copied together: a few bytes are written faster than parts.
    private static final int LITTLE = 8 << 10;

    /// The frames of a document, under an id of chance.
    ///
    /// @param document in parts, which are not copied where one frame is enough for many bytes
    /// @param longest bytes of a frame, with its header; 0 for one frame however long
    static List<Frame> of(List<ByteBuffer> document, int longest) {
        return of(document, longest, ThreadLocalRandom.current().nextInt());
    }

    static List<Frame> of(List<ByteBuffer> document, int longest, int id) {
        Frame whole = new Frame(document);
        int total = whole.length();
        boolean isOne = longest == 0 || total + HEADER <= longest;
        if (!isOne || total <= LITTLE) {
            return pieces(whole.joined(), isOne ? total : Math.max(longest - HEADER, 1), id);
        }
        List<ByteBuffer> parts = new ArrayList<>();
        parts.add(header(ByteBuffer.allocate(HEADER), id, 0, total).flip());
        parts.addAll(document);
        return List.of(new Frame(parts));
    }

    private static List<Frame> pieces(ByteBuffer document, int longest, int id) {
        int total = document.remaining();
        List<Frame> frames = new ArrayList<>();
        for (int offset = 0; offset < total; offset += longest) {
            int length = Math.min(longest, total - offset);
            ByteBuffer frame = header(ByteBuffer.allocate(HEADER + length), id, offset, total)
                    .put(document.slice(offset, length))
                    .flip();
            frames.add(new Frame(List.of(frame)));
        }
        return frames;
    }

    private static ByteBuffer header(ByteBuffer frame, int id, int offset, int total) {
        return frame.order(ByteOrder.LITTLE_ENDIAN).putInt(id).putInt(offset).putInt(total);
    }
}
