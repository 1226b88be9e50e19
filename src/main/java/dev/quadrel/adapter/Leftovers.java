package dev.quadrel.adapter;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/// Collects temporary files and folders that are older than a time, and passes over what vanishes meanwhile.
final class Leftovers extends SimpleFileVisitor<Path> {

    private final Instant before;
    private final List<Path> found;

    Leftovers(Instant before, List<Path> found) {
        this.before = before;
        this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isLeftover(folder, attributes) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        isLeftover(file, attributes);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
    }

    private boolean isLeftover(Path path, BasicFileAttributes attributes) {
        if (!AtomicFile.isTemporary(path)) {
            return false;
        }
        if (attributes.lastModifiedTime().toInstant().isBefore(before)) {
            found.add(path);
        }
        return true;
    }
}
