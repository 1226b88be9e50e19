package dev.quadrel.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one uploaded file as they arrive: into memory up to an allowance, then all of them to disk. Ends
/// with either [#finish] or [#discard].
final class UploadSpool {

    private final Path directory;
    private final long allowance;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    /// @param allowance number of bytes that may stay in memory
    UploadSpool(Path directory, long allowance) {
        this.directory = directory;
        this.allowance = allowance;
    }

    /// Takes all remaining bytes of the buffer.
    void write(ByteBuffer data) throws IOException {
        if (channel == null && memory.size() + data.remaining() > allowance) {
            file = createFile(directory);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            writeFully(ByteBuffer.wrap(memory.toByteArray()), channel);
            memory.reset();
        }
        if (channel == null) {
            Channels.newChannel(memory).write(data);
        } else {
            writeFully(data, channel);
        }
    }

    /// How many bytes are in memory now.
    long inMemory() {
        return memory.size();
    }

    /// The file, complete.
    UploadedFile finish(PartHead head, long size) throws IOException {
        if (file == null || channel == null) {
            return new UploadedFile(head, size, directory, new UploadedFile.Content.InMemory(memory.toByteArray()));
        }
        channel.close();
        return new UploadedFile(head, size, directory, new UploadedFile.Content.OnDisk(file));
    }

    /// Gives up: nothing stays on disk.
    void discard() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                delete(file);
            }
        }
    }

    static Path createFile(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "upload-", ".part");
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeFully(ByteBuffer data, WritableByteChannel channel) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }
}
