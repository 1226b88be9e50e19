package dev.quadrel.adapter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The file of one chunk while its elements arrive, in the order of the file. What no element comes for is zero.
final class StagedChunk implements Closeable {

    private final Path file;
    private final ByteBuffer pending;
    private final boolean keepOpen;
    private @Nullable FileChannel channel;
    private long position;
    private long end;

    /// @param buffer bytes that are collected before they are written
    /// @param keepOpen whether the file stays open between writes
    StagedChunk(Path file, int buffer, boolean keepOpen) throws IOException {
        this.file = file;
        this.keepOpen = keepOpen;
        pending = ByteBuffer.allocate(buffer);
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    Path file() {
        return file;
    }

    /// @param offset in the file, not before the end of what came so far
    void write(long offset, byte[] bytes, int from, int length) throws IOException {
        if (offset != position + pending.position()) {
            flush();
            position = offset;
        }
        if (length > pending.remaining()) {
            flush();
        }
        if (length > pending.remaining()) {
            append(ByteBuffer.wrap(bytes, from, length));
        } else {
            pending.put(bytes, from, length);
        }
    }

    private void flush() throws IOException {
        if (pending.position() > 0) {
            append(pending.flip());
            pending.clear();
        }
    }

    private void append(ByteBuffer bytes) throws IOException {
        FileChannel open = open();
        while (bytes.hasRemaining()) {
            position += open.write(bytes, position);
        }
        end = Math.max(end, position);
        if (!keepOpen) {
            close();
        }
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        }
        return channel;
    }

    /// All elements are there: gives the file its size and waits until it is on the disk.
    void finish(long size) throws IOException {
        flush();
        if (end < size) {
            position = size - 1;
            append(ByteBuffer.allocate(1));
        }
        open().force(false);
        close();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
