package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a folder has for a catalog: its files and folders in the order in which nodes are made of them, each folder
/// before what is in it. Links are not followed, and names that begin with a dot are left out.
///
/// @param found what a node is made of
/// @param skipped the rest, with the reasons
record FolderTree(List<Found> found, List<Skipped> skipped) {

    /// The media types of files by their endings.
    private static final Map<String, String> TYPES = Map.of(
            "npy", "application/x-npy",
            "csv", "text/csv",
            "parquet", "application/x-parquet",
            "arrow", "application/vnd.apache.arrow.file",
            "feather", "application/vnd.apache.arrow.file");

    private static final String ZARR = "application/x-zarr";

    /// One node to be.
    ///
    /// @param keys of its ancestors and its own
    /// @param type media type; absent for a folder whose files are nodes themselves
    record Found(Path path, List<String> keys, Optional<String> type) {

        /// A folder is an array where it is one of Zarr.
        boolean isFolder() {
            return type.isEmpty() || type.get().equals(ZARR);
        }

        boolean isArray() {
            return type.isPresent() && (type.get().equals(ZARR) || type.get().endsWith("npy"));
        }
    }

    /// One that no node is made of.
    record Skipped(Path path, String why) {}

    /// All below a folder.
    static FolderTree of(Path folder) throws IOException {
        FolderTree tree = new FolderTree(new ArrayList<>(), new ArrayList<>());
        tree.walk(folder, List.of());
        return tree;
    }

    private void walk(Path folder, List<String> keys) throws IOException {
        List<Path> entries = entries(folder);
        Map<String, Long> stems =
                entries.stream().collect(Collectors.groupingBy(FolderTree::stem, Collectors.counting()));
        for (Path entry : entries) {
            String key = stems.getOrDefault(stem(entry), 0L) > 1 ? name(entry) : stem(entry);
            try {
                add(entry, joined(keys, key));
            } catch (IOException e) {
                skipped.add(new Skipped(entry, "it cannot be read: " + e));
            }
        }
    }

    private void add(Path entry, List<String> keys) throws IOException {
        if (Files.isSymbolicLink(entry)) {
            skipped.add(new Skipped(entry, "it is a link"));
        } else if (Files.isDirectory(entry)) {
            boolean array = isZarrArray(entry);
            found.add(new Found(entry, keys, array ? Optional.of(ZARR) : Optional.empty()));
            if (!array) {
                walk(entry, keys);
            }
        } else if (!isMetadata(entry)) {
            Optional<String> type = Optional.ofNullable(TYPES.get(ending(entry)));
            type.ifPresentOrElse(
                    known -> found.add(new Found(entry, keys, Optional.of(known))),
                    () -> skipped.add(new Skipped(entry, "its kind of file is not read")));
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, file -> !name(file).startsWith("."))) {
            files.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }

    /// Zarr 2 says so by the file's name, Zarr 3 in it.
    private static boolean isZarrArray(Path folder) throws IOException {
        Path metadata = folder.resolve("zarr.json");
        return Files.isRegularFile(folder.resolve(".zarray"))
                || Files.isRegularFile(metadata, LinkOption.NOFOLLOW_LINKS)
                        && Files.readString(metadata).matches("(?s).*\"node_type\"\\s*:\\s*\"array\".*");
    }

    /// Of a group of Zarr, which is a folder like any other.
    private static boolean isMetadata(Path file) {
        return name(file).equals("zarr.json");
    }

    private static List<String> joined(List<String> keys, String key) {
        List<String> all = new ArrayList<>(keys);
        all.add(key);
        return List.copyOf(all);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String ending(Path path) {
        return parts(path, dot -> name(path).substring(dot + 1)).toLowerCase(Locale.ROOT);
    }

    /// The name without its ending; a folder's too, where it is `.zarr`.
    private static String stem(Path path) {
        boolean ends = !Files.isDirectory(path) || ending(path).equals("zarr");
        return ends ? parts(path, dot -> name(path).substring(0, dot)) : name(path);
    }

    private static String parts(Path path, Function<Integer, String> part) {
        int dot = name(path).lastIndexOf('.');
        return dot < 1 ? name(path) : part.apply(dot);
    }
}
