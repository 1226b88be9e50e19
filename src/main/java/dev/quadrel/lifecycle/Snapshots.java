package dev.quadrel.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The snapshots in a folder, with numbers that grow. One thread at a time.
final class Snapshots {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.lifecycle");
    private static final Pattern NAME = Pattern.compile("snapshot-(\\d{10})\\.json");

    private final Path folder;
    private final int kept;

    /// @param kept how many are left by one that is written, at least one
    Snapshots(Path folder, int kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /// A snapshot and the file that has it.
    record Found(Path file, Snapshot snapshot) {}

    /// Writes one that is newer than all others, and removes the oldest.
    Path write(Snapshot snapshot) throws IOException {
        long number = files().stream().findFirst().map(Snapshots::number).orElse(0L) + 1;
        Path file = folder.resolve("snapshot-%010d.json".formatted(number));
        WholeFile.write(file, snapshot.json().getBytes(StandardCharsets.UTF_8));
        List<Path> all = files();
        for (Path old : all.subList(Math.min(kept, all.size()), all.size())) {
            Files.delete(old);
        }
        return file;
    }

    /// The newest that can be read; those that cannot are logged.
    ///
    /// @throws IllegalStateException where one is of a later version of the form, or none of them can be read
    Optional<Found> newest() throws IOException {
        List<String> damaged = new ArrayList<>();
        for (Path file : files()) {
            switch (Snapshot.read(Files.readAllBytes(file))) {
                case Snapshot.Whole whole -> {
                    return Optional.of(new Found(file, whole.snapshot()));
                }
                case Snapshot.Newer newer ->
                    throw new IllegalStateException(
                            "%s has version %d of the form of snapshots, but this code reads %d at most; the file was left"
                                            .formatted(file, newer.version(), Snapshot.VERSION)
                                    + " as it is");
                case Snapshot.Damaged why -> {
                    LOG.errorf("%s is damaged, the one before it is taken: %s", file, why.why());
                    damaged.add(file.getFileName().toString());
                }
            }
        }
        if (!damaged.isEmpty()) {
            throw new IllegalStateException(
                    "none of the snapshots in %s can be read: %s; move them away to start without"
                                    .formatted(folder, damaged)
                            + " state");
        }
        return Optional.empty();
    }

    /// The newest first.
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static long number(Path file) {
        return Long.parseLong(NAME.matcher(file.getFileName().toString()).replaceFirst("$1"));
    }
}
