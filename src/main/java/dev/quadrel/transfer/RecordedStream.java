package dev.quadrel.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A body that is remembered while somebody reads it, up to a limit. Used by one thread.
public final class RecordedStream extends FilterInputStream {

    private static final int FIRST = 8 << 10;
    private static final byte[] NOTHING = {};

    private final int limit;
    private final int announced;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean tooLong;

    /// @param announced how many bytes are to come, -1 where nobody knows
    /// @param limit bytes; of a longer body nothing is remembered
    public RecordedStream(InputStream body, long announced, int limit) {
        super(body);
        this.limit = limit;
        this.announced = Math.clamp(announced, -1, limit);
        this.tooLong = announced > limit;
    }

    /// What was read; nothing where that was too long.
    public Optional<ByteBuffer> bytes() {
        return tooLong ? Optional.empty() : Optional.of(ByteBuffer.wrap(bytes, 0, length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        if (read > 0 && !tooLong) {
            remember(target, offset, read);
        }
        return read;
    }

    private void remember(byte[] from, int offset, int count) {
        if (count > limit - length) {
            tooLong = true;
            bytes = NOTHING;
            return;
        }
        if (length + count > bytes.length) {
            int wanted = length == 0 ? Math.max(announced, FIRST) : (int) Math.min(limit, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, length + count));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[Math.clamp(count, 0, FIRST)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
