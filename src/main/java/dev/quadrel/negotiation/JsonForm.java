package dev.quadrel.negotiation;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The JSON that a client of the API sends to describe what it wants. Data are no part of it.
public final class JsonForm {

    /// Far more than metadata and the chunks of a large array take; all of it is in memory at a time.
    private static final int LARGEST = 32 << 20;

    private JsonForm() {}

    /// The JSON value that is the body.
    ///
    /// @throws ProblemException 422 where it is no JSON, as Tiled has it; 413 where it has more than 32 MiB
    public static @Nullable Object read(InputStream body) throws IOException {
        try {
            return Json.read(new Bounded(body));
        } catch (ProblemException e) {
            throw e.problem().status() == 400
                    ? ProblemException.of(422, e.problem().detail())
                    : e;
        }
    }

    /// Fails at the first byte too many.
    private static final class Bounded extends FilterInputStream {

        private long left = LARGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw ProblemException.tooLarge("A body that is JSON has at most %d bytes".formatted(LARGEST));
            }
        }
    }
}
