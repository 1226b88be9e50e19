package dev.quadrel.staticfile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All that decides which files are sent and how.
///
/// @param folders bound folders in the order in which they are asked
/// @param patterns which files of them may be sent
/// @param specialFiles single files by their request path
/// @param favicon what answers `favicon.ico` where no folder has one
/// @param fallback names a file, free of the patterns, for a path that nothing else answers
/// @param directoryListing whether a folder without an index page is listed
/// @param maxAge value of `Cache-Control: max-age`
/// @param cacheSize memory for small files, bytes
/// @param cachedFileSize files up to this size are held in memory, bytes
public record StaticFileRules(
        List<BoundFolder> folders,
        FilePatterns patterns,
        Map<String, SpecialFile> specialFiles,
        Favicon favicon,
        Function<String, Optional<Path>> fallback,
        boolean directoryListing,
        Duration maxAge,
        long cacheSize,
        long cachedFileSize) {

    public StaticFileRules {
        folders = List.copyOf(folders);
        specialFiles = Map.copyOf(specialFiles);
    }
}
