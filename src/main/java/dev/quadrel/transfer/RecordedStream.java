package dev.quadrel.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A body that is remembered while somebody reads it, up to a limit, until it is closed. Closing leaves the body
/// open. Used by one thread.
public final class RecordedStream extends FilterInputStream {

    private static final int FIRST = 8 << 10;
    private static final byte[] NOTHING = {};

    private final int announced;
    private final int limit;
    private final Allowance memory;
    private byte[] bytes = NOTHING;
    private int length;
    private int taken;
    private boolean tooLong;

    /// @param announced how many bytes are to come, -1 where nobody knows
    /// @param limit bytes; of a longer body nothing is remembered
    /// @param memory what is remembered is taken from it; where there is too little left, that is nothing
    public RecordedStream(InputStream body, long announced, int limit, Allowance memory) {
        super(body);
        this.limit = limit;
        this.memory = memory;
        this.announced = Math.clamp(announced, -1, limit);
        this.tooLong = announced > limit;
    }

    /// What was read; nothing where that was too long, or there was too little memory.
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
        if (count > limit - length || !hasRoom(length + count)) {
            tooLong = true;
            close();
            bytes = NOTHING;
            return;
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /// Grows with what has come, rather than by what was announced.
    private boolean hasRoom(int wanted) {
        if (wanted <= bytes.length) {
            return true;
        }
        long twice = Math.max(FIRST, 2L * bytes.length);
        int size = Math.max(wanted, (int) Math.min(twice, announced < wanted ? limit : announced));
        if (!memory.take(size - taken)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        taken = size;
        return true;
    }

    /// What it has remembered is there, but counts no more as memory of recordings.
    @Override
    public void close() {
        memory.give(taken);
        taken = 0;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] piece = new byte[Math.clamp(count, 0, FIRST)];
        long done = 0;
        for (int read = 0; read >= 0 && done < count; done += Math.max(0, read)) {
            read = read(piece, 0, (int) Math.min(piece.length, count - done));
        }
        return done;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
