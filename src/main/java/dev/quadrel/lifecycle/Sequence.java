package dev.quadrel.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Numbers from 0 that never come twice, whatever becomes of the server: a block of them is reserved on disk before the
/// first of it is given. A clean stop leaves no gap; a crash leaves out the rest of a block. Thread safe.
public final class Sequence {

    private final Path file;
    private final int block;
    private long next;
    private long limit;
    private boolean closed;

    private Sequence(Path file, int block, long next) {
        this.file = file;
        this.block = block;
        this.next = next;
        this.limit = next;
    }

    /// The one whose file says up to where numbers may have been given.
    static Sequence of(Path file, int block) throws IOException {
        if (!Files.exists(file)) {
            return new Sequence(file, block, 0);
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("\\d{1,19}")) {
            throw new IOException("%s has \"%s\", but a sequence's file has its next number; write a number there that"
                            .formatted(file, text)
                    + " is greater than all that were given");
        }
        return new Sequence(file, block, Long.parseLong(text));
    }

    /// The next number.
    ///
    /// @throws UncheckedIOException where no more can be reserved, on a full disk for example
    /// @throws IllegalStateException when the application has stopped
    public synchronized long next() {
        if (closed) {
            throw new IllegalStateException("the application has stopped: no more numbers from " + file);
        }
        if (next == limit) {
            reserve();
        }
        return next++;
    }

    private void reserve() {
        long end = Math.addExact(next, block);
        try {
            write(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        limit = end;
    }

    private void write(long number) throws IOException {
        WholeFile.write(file, (number + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// Up to where numbers may have been given.
    synchronized long limit() {
        return limit;
    }

    /// Gives no number below this one from now on.
    synchronized void raise(long least) {
        next = Math.max(next, least);
        limit = Math.max(limit, next);
    }

    /// Gives no more numbers, and back those that were not given.
    synchronized void close() throws IOException {
        closed = true;
        if (next < limit) {
            write(next);
            limit = next;
        }
    }
}
