package dev.quadrel.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder in which an application keeps its state, locked for this one while it runs. Thread safe.
@ApplicationScoped
class StateFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    @Inject
    LifecycleSettings settings;

    private @Nullable FileChannel lock;

    /// Whether somebody has kept something there.
    boolean exists() {
        return Files.isDirectory(path());
    }

    private Path path() {
        return settings.directory();
    }

    /// The folder, which is made and locked where it was not.
    ///
    /// @throws IOException also where another process has it
    synchronized Path open() throws IOException {
        if (lock == null) {
            Files.createDirectories(path(), forOwner());
            lock = locked();
            removeUnfinished();
        }
        return path();
    }

    /// State may be secret.
    private FileAttribute<?>[] forOwner() {
        return path().getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private FileChannel locked() throws IOException {
        FileChannel file = FileChannel.open(path().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock held = file.tryLock();
            if (held != null) {
                return file;
            }
        } catch (OverlappingFileLockException e) {
            // Another deployment of this server has it: told below.
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        throw new IOException(path() + " is in use: another application, or this one elsewhere, keeps its state there;"
                + " set quadrel.lifecycle.directory");
    }

    /// What was being written when the power failed.
    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(path())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().endsWith(WholeFile.UNFINISHED)) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Others may have it from now on.
    @Override
    public synchronized void close() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
