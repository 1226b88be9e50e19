package dev.quadrel.negotiation;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// Some bytes of a file for Undertow, which sends a channel from its position to its end, and would wait for ever for
/// those of a file that has become shorter. The position of the file itself is left alone; closing this does nothing.
final class FileWindow extends FileChannel {

    private final FileChannel file;
    private final long end;
    private long position;

    FileWindow(FileChannel file, long position, long count) {
        this.file = file;
        this.position = position;
        this.end = position + count;
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        long sent = file.transferTo(from, Math.min(count, end - from), target);
        if (sent == 0 && from < end && from >= file.size()) {
            throw endsEarly(from);
        }
        return sent;
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        if (from >= end) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + (end - from)));
        try {
            int read = file.read(target, from);
            if (read < 0) {
                throw endsEarly(from);
            }
            return read;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = read(target, position);
        position += Math.max(read, 0);
        return read;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            int wanted = targets[i].remaining();
            int read = read(targets[i]);
            all += Math.max(read, 0);
            if (read < wanted) {
                return all == 0 ? read : all;
            }
        }
        return all;
    }

    private EOFException endsEarly(long from) {
        return new EOFException("The file ends " + (end - from) + " bytes early");
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    /// Where the window ends.
    @Override
    public long size() {
        return end;
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public void force(boolean metadata) {}

    @Override
    public int write(ByteBuffer source) {
        throw readOnly();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw readOnly();
    }

    @Override
    public int write(ByteBuffer source, long at) {
        throw readOnly();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw readOnly();
    }

    @Override
    public FileChannel truncate(long size) {
        throw readOnly();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw readOnly();
    }

    @Override
    public FileLock lock(long at, long size, boolean shared) {
        throw readOnly();
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("A window of a file is for sending it");
    }
}
