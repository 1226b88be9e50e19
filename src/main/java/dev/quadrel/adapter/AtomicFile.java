package dev.quadrel.adapter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/// A file that is there whole or not at all: it is written under another name beside its place, and gets its own name
/// when it is complete and on the disk. Closed without that, it is gone.
public final class AtomicFile implements Closeable {

    private static final String ENDING = ".part";

    private final Path target;
    private final Path file;

    private AtomicFile(Path target, Path file) {
        this.target = target;
        this.file = file;
    }

    /// Begins a file.
    ///
    /// @param target where the file will be; its folder is there
    public static AtomicFile at(Path target) {
        return new AtomicFile(target, temporary(target));
    }

    /// A name beside a place that nobody has, for something that is not yet complete.
    /// [Storage#removeLeftovers] knows such names.
    public static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + ENDING);
    }

    /// Whether something has a name of [#temporary].
    static boolean isTemporary(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") && name.endsWith(ENDING);
    }

    /// Where to write to.
    public Path file() {
        return file;
    }

    /// Puts the written file in its place, over one that may be there.
    public void commit() throws IOException {
        force(file);
        move(file, target);
        forceName(target);
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    static void force(Path path) throws IOException {
        StandardOpenOption how = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /// Waits until the name of a file is on the disk.
    static void forceName(Path path) throws IOException {
        force(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    }

    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
