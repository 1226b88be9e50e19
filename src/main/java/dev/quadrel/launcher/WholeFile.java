package dev.quadrel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// A file that is there when it is whole: what it gets is written under a name of its own beside it, which is gone
/// where that fails, or the program is ended. A link is followed; a pipe or a device gets what is written itself.
final class WholeFile {

    private static final int MOST_LINKS = 40;

    private WholeFile() {}

    /// @throws StartFailure where it cannot be written, with the reason
    static void write(Path file, Consumer<OutputStream> content) {
        if (Files.isDirectory(file)) {
            throw new StartFailure("The file " + file + " cannot be written: it is a folder");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                into(file, content, StandardOpenOption.WRITE);
            } else {
                replace(target(file), content);
            }
        } catch (IOException e) {
            throw new StartFailure("The file " + file + " cannot be written: " + Reason.of(e), e);
        } catch (UncheckedIOException e) {
            throw new StartFailure("The file " + file + " cannot be written: " + Reason.of(cause(e)), e);
        }
    }

    private static IOException cause(UncheckedIOException fault) {
        return Objects.requireNonNull(fault.getCause());
    }

    private static void into(Path file, Consumer<OutputStream> content, StandardOpenOption... how) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, how)) {
            content.accept(out);
        }
    }

    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void replace(Path target, Consumer<OutputStream> content) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        Path part = folder.resolve(".quadrel-" + UUID.randomUUID() + ".part");
        try (Interruption _ = new Interruption(() -> part.toFile().delete())) {
            try {
                into(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                keepRights(target, part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /// As somebody has given them to the file that was there.
    private static void keepRights(Path target, Path part) throws IOException {
        if (Files.exists(target) && Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        }
    }
}
