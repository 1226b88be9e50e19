package dev.quadrel.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A file that came with a request: in memory while small, else on disk. It is gone when the request ends, unless it
/// was saved. Belongs to the request's thread.
public final class UploadedFile {

    /// Where the bytes are.
    sealed interface Content {

        record InMemory(byte[] bytes) implements Content {}

        record OnDisk(Path path) implements Content {}

        /// Saved by the handler, so no longer ours to delete.
        record Saved(Path path) implements Content {}
    }

    private final PartHead head;
    private final long size;
    private final Path directory;
    private Content content;

    UploadedFile(PartHead head, long size, Path directory, Content content) {
        this.head = head;
        this.size = size;
        this.directory = directory;
        this.content = content;
    }

    /// Name of the form's field.
    public String name() {
        return head.name();
    }

    /// Name of the file on the client's side, without folders; empty where the client sent none.
    public Optional<String> filename() {
        return head.filename();
    }

    /// Media type as the client sent it, with its parameters.
    public String contentType() {
        return head.contentType().orElse("application/octet-stream");
    }

    /// Number of bytes.
    public long size() {
        return size;
    }

    /// The bytes from the beginning; each call gives a new stream, which the caller closes.
    public InputStream open() {
        try {
            return switch (content) {
                case Content.InMemory(byte[] bytes) -> new ByteArrayInputStream(bytes);
                case Content.OnDisk(Path path) -> Files.newInputStream(path);
                case Content.Saved(Path path) -> Files.newInputStream(path);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All bytes in memory; only for files that are known to be small.
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts the file at a path for good; a file that is there already is replaced. It is moved, not copied, where both
    /// are on one disk; the owner alone may read it then, as any temporary file.
    ///
    /// @throws UncheckedIOException where the folder does not exist or cannot be written
    public void saveTo(Path target) {
        try {
            switch (content) {
                case Content.InMemory(byte[] bytes) -> {
                    Path file = UploadSpool.createFile(directory);
                    content = new Content.OnDisk(file);
                    Files.write(file, bytes);
                    moveTo(target, file);
                }
                case Content.OnDisk(Path path) -> moveTo(target, path);
                case Content.Saved(Path path) -> Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveTo(Path target, Path file) throws IOException {
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        content = new Content.Saved(target);
    }

    /// Deletes the file from disk, unless it was saved.
    void discard() {
        if (content instanceof Content.OnDisk(Path path)) {
            UploadSpool.delete(path);
        }
    }
}
