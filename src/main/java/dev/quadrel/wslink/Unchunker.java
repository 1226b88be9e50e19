package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Puts the frames of one client together, in whatever order the pieces come, several documents at a time.
/// Takes no more memory than bytes have come, whatever length they announce. For one thread.
final class Unchunker {

    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final long budget;
    private final Map<Integer, Pieces> pending = new HashMap<>();
    private long announced;
    private long kept;

    /// @param budget bytes of documents of which pieces are missing, together
    Unchunker(long budget) {
        this.budget = budget;
    }

    /// Takes a frame; the document may be in its array.
    ///
    /// @param longest bytes of a document, just now
    /// @return the document that this frame completes
    /// @throws ProtocolFault where the frame breaks the protocol or a bound
    Optional<ByteBuffer> accept(ByteBuffer frame, long longest) {
        if (frame.remaining() < Chunks.HEADER) {
            throw broken("a frame of %d bytes is shorter than its header".formatted(frame.remaining()));
        }
        ByteBuffer header = frame.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int id = header.getInt();
        long offset = header.getInt() & UNSIGNED;
        long total = header.getInt() & UNSIGNED;
        ByteBuffer piece = header.slice();
        if (total > longest) {
            throw new ProtocolFault(
                    ProtocolFault.TOO_LARGE,
                    "a message of %d bytes, of which %d are allowed".formatted(total, longest));
        }
        if (offset + piece.remaining() > total) {
            throw broken("a piece ends at %d of %d bytes".formatted(offset + piece.remaining(), total));
        }
        if (piece.remaining() == total && !pending.containsKey(id)) {
            return Optional.of(piece);
        }
        return add(id, (int) offset, total, piece);
    }

    private Optional<ByteBuffer> add(int id, int offset, long total, ByteBuffer piece) {
        Pieces pieces = pending.get(id);
        if (pieces == null) {
            announced += total;
            pieces = new Pieces(total);
            pending.put(id, pieces);
        } else if (pieces.total() != total) {
            throw broken("a message of %d bytes goes on as one of %d".formatted(pieces.total(), total));
        }
        kept += pieces.add(offset, piece);
        if (announced > budget || kept > budget + (budget >> 1)) {
            throw new ProtocolFault(
                    ProtocolFault.TOO_LARGE, "unfinished messages of more than %d bytes".formatted(budget));
        }
        if (!pieces.isComplete()) {
            return Optional.empty();
        }
        pending.remove(id);
        announced -= total;
        kept -= pieces.kept();
        return Optional.of(pieces.document());
    }

    private static ProtocolFault broken(String message) {
        return new ProtocolFault(ProtocolFault.BROKEN, message);
    }
}
