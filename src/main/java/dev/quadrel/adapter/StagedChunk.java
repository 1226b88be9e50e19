package dev.quadrel.adapter;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The file of one chunk while its elements arrive, in the order of the file. What no element comes for is zero.
///
/// What has come goes to the disk while more arrives, so that little is left to wait for at the end.
final class StagedChunk implements Closeable {

    private static final int WRITE_BACK = 16 << 20;

    private final Path file;
    private final ByteBuffer pending;
    private final boolean keepOpen;
    private @Nullable FileChannel channel;
    private @Nullable FutureTask<@Nullable Void> writeBack;
    private long position;
    private long end;
    private long onItsWay;

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
        } else if (end - onItsWay >= WRITE_BACK && (writeBack == null || writeBack.isDone())) {
            awaitWriteBack();
            onItsWay = end;
            writeBack = new FutureTask<>(() -> {
                open.force(false);
                return null;
            });
            Thread.ofVirtual().name("quadrel-write-back").start(writeBack);
        }
    }

    /// An error of the disk is told once: here.
    private void awaitWriteBack() throws IOException {
        try {
            if (writeBack != null) {
                writeBack.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The disk did not take " + file, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + file + " goes to the disk");
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
        awaitWriteBack();
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
