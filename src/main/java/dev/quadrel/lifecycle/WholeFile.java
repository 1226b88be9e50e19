package dev.quadrel.lifecycle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files that are there whole or not at all, whenever the power fails.
final class WholeFile {

    /// Ends the names of files that are still being written.
    static final String UNFINISHED = ".unfinished";

    private WholeFile() {}

    /// Writes or replaces a file; it is on the disk when this returns. What was there before stays where that fails.
    static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            writeOut(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        force(file.toAbsolutePath().resolveSibling(""));
    }

    private static void writeOut(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                out.write(left);
            }
            out.force(true);
        }
    }

    /// The name of the file is on the disk too. Windows opens no folder, and needs none of this.
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("/")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
