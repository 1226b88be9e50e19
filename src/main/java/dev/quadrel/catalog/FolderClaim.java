package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A server's claim on a folder that it has for itself. It ends with the server, however that ends.
record FolderClaim(FileChannel file) implements AutoCloseable {

    private static final String FILE = "catalog.lock";

    /// Claims a folder.
    ///
    /// @throws ProblemException 503 where somebody else has it
    static FolderClaim of(Path folder) throws IOException {
        FileChannel file = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw ProblemException.of(
                    503,
                    "Another server has the catalog in %s; each needs a folder of its own, or all of them a PostgreSQL database"
                            .formatted(folder));
        }
        return new FolderClaim(file);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
