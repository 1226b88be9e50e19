package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files `NAME.quadrel`. Only their owner reads them.
final class ConfigurationFile {

    static final String ENDING = ".quadrel";

    private ConfigurationFile() {}

    /// @throws StartFailure where it is none, or one of a newer Quadrel
    static Configuration read(Path file) {
        try {
            return ConfigurationCodec.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(file + " cannot be used: " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new StartFailure(file + " cannot be used: it is no text", e);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e, e);
        }
    }

    static void write(Path file, Configuration configuration) {
        write(file, ConfigurationCodec.write(configuration));
    }

    /// Whole or not at all: what was there before stays where that fails.
    static void write(Path file, String text) {
        try {
            Path whole = file.toAbsolutePath();
            Path partial = whole.resolveSibling(whole.getFileName() + ".unfinished");
            try {
                Files.deleteIfExists(partial);
                try (FileChannel out = FileChannel.open(
                        partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(partial))) {
                    for (ByteBuffer left = StandardCharsets.UTF_8.encode(text); left.hasRemaining(); ) {
                        out.write(left);
                    }
                    out.force(true);
                }
                Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be written: " + e, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
