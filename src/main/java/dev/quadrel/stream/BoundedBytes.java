package dev.quadrel.stream;

import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Keeps bytes in memory, up to a limit. Used by one thread.
final class BoundedBytes implements ByteSink {

    private static final int FIRST = 8 << 10;

    private final int limit;
    private byte[] bytes = {};
    private int length;
    private boolean full;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    /// @throws IOException where there are more than the limit
    @Override
    public void write(ByteBuffer more) throws IOException {
        int count = more.remaining();
        if (full || count > limit - length) {
            full = true;
            bytes = new byte[0];
            throw new IOException("These are more than " + limit + " bytes");
        }
        if (length + count > bytes.length) {
            long wanted = Math.clamp(2L * bytes.length, FIRST, Math.max(FIRST, limit));
            bytes = Arrays.copyOf(bytes, Math.max((int) wanted, length + count));
        }
        more.get(bytes, length, count);
        length += count;
    }

    /// Whether there were more than the limit.
    boolean isFull() {
        return full;
    }

    /// Forgets what is there.
    void clear() {
        length = 0;
    }

    /// What is there; nothing where that was more than the limit.
    Optional<byte[]> bytes() {
        return full ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, length));
    }
}
