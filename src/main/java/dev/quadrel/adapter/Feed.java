package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.transfer.AnnouncedStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that has to have a certain size, handed out piece by piece.
final class Feed {

    private static final int BUFFER = 256 * 1024;

    private final InputStream in;
    private final long expected;
    private final byte[] bytes;
    private int position;
    private int limit;
    private long received;

    /// @throws ProblemException 422 where the body says beforehand that it has another size
    Feed(InputStream in, long expected) {
        this.in = in;
        this.expected = expected;
        if (in instanceof AnnouncedStream announced && announced.length() != expected) {
            throw wrong("the body has " + announced.length());
        }
        bytes = new byte[Math.clamp(expected, 1, BUFFER)];
    }

    /// Takes the bytes of one piece.
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes, int offset, int length) throws IOException;
    }

    /// Hands on so many of the bytes, in one or more pieces.
    ///
    /// @throws ProblemException 422 where there are not so many
    void pass(long count, Taker taker) throws IOException {
        long left = count;
        while (left > 0) {
            if (position == limit) {
                fill();
            }
            int length = (int) Math.min(left, limit - position);
            taker.take(bytes, position, length);
            position += length;
            left -= length;
        }
    }

    private void fill() throws IOException {
        position = 0;
        limit = in.read(bytes, 0, (int) Math.min(bytes.length, expected - received));
        if (limit < 0) {
            limit = 0;
            throw wrong("the body has " + received);
        }
        received += limit;
    }

    /// To be called when all was handed on.
    ///
    /// @throws ProblemException 422 where there are more bytes
    void end() throws IOException {
        if (in.read() >= 0) {
            throw wrong("the body has more");
        }
    }

    private ProblemException wrong(String has) {
        return ProblemException.of(422, "The elements have %d bytes in all, but %s".formatted(expected, has));
    }
}
