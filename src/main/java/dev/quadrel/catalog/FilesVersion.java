package dev.quadrel.catalog;

import dev.quadrel.adapter.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The state of files that others may change at any time, by what the file system tells of them.
final class FilesVersion {

    /// Asking about more files takes longer than it spares.
    private static final int MOST = 256;

    private FilesVersion() {}

    /// Sizes, times and numbers of a data source's files; empty where it has a folder, of which nobody knows the state
    /// without looking at all of it, many files, or one that is not there.
    static Optional<String> of(DataSource source, Storage storage) {
        if (source.assets().isEmpty() || source.assets().size() > MOST) {
            return Optional.empty();
        }
        StringBuilder version = new StringBuilder();
        for (Asset asset : source.assets()) {
            if (asset.directory()) {
                return Optional.empty();
            }
            try {
                append(Files.readAttributes(storage.path(asset.dataUri()), BasicFileAttributes.class), version);
            } catch (IOException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(version.toString());
    }

    private static void append(BasicFileAttributes file, StringBuilder version) {
        version.append(file.size())
                .append('-')
                .append(file.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                .append('-')
                .append(file.fileKey())
                .append(';');
    }
}
