package dev.quadrel.staticfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the file of a path among the bound folders, first match wins. Touches the file system. Thread safe.
final class FileResolver {

    private static final Pattern PAGE_SOURCE = Pattern.compile("\\.JSP[XF]?/$");
    private static final List<String> INDEX_PAGES = List.of("index.html", "index.htm");

    private final List<BoundFolder> folders;
    private final FilePatterns patterns;
    private final boolean listing;

    FileResolver(List<BoundFolder> folders, FilePatterns patterns, boolean listing) {
        this.folders = List.copyOf(folders);
        this.patterns = patterns;
        this.listing = listing;
    }

    /// @param path decoded and normalised, starts with `/`
    Resolution resolve(String path) {
        if (isHidden(path)) {
            return new Resolution.Missing("hidden");
        }
        String reason = "no folder is bound to it";
        for (BoundFolder folder : folders) {
            if (!folder.covers(path)) {
                continue;
            }
            reason = "no such file";
            Optional<Resolution> resolution = resolveIn(folder, path);
            if (resolution.isPresent()) {
                return resolution.get();
            }
        }
        return new Resolution.Missing(reason);
    }

    /// Empty where the folder has no such file, so that the next one is asked.
    private Optional<Resolution> resolveIn(BoundFolder folder, String path) {
        try {
            Path candidate = folder.candidate(path);
            if (Files.isDirectory(candidate)) {
                return Optional.of(resolveDirectory(folder, candidate, path));
            }
            if (path.endsWith("/") || !Files.isRegularFile(candidate)) {
                return Optional.empty();
            }
            return Optional.of(checked(folder, candidate));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Resolution resolveDirectory(BoundFolder folder, Path directory, String path) throws IOException {
        if (!isInside(folder, directory.toRealPath())) {
            return new Resolution.Missing("outside of its folder");
        }
        if (!path.endsWith("/")) {
            return new Resolution.Redirect();
        }
        for (String page : INDEX_PAGES) {
            Path index = directory.resolve(page);
            if (Files.isRegularFile(index)) {
                return checked(folder, index);
            }
        }
        return listing ? new Resolution.Listing(directory) : new Resolution.Missing("no permission to list directory");
    }

    private Resolution checked(BoundFolder folder, Path file) throws IOException {
        if (!patterns.accept(file.toString())) {
            return new Resolution.Missing("not a type of file that is sent");
        }
        Path real = file.toRealPath();
        if (!isInside(folder, real)) {
            return new Resolution.Missing("outside of its folder");
        }
        if (patterns.deny(real.toString())) {
            return new Resolution.Missing("a link to a file that is not sent");
        }
        return new Resolution.Found(file, real, MediaTypes.of(String.valueOf(file.getFileName())));
    }

    /// Whether no link has led out of the folder, nor to a hidden file in it.
    private static boolean isInside(BoundFolder folder, Path real) throws IOException {
        if (folder.followLinks()) {
            return true;
        }
        Path root = folder.folder().toRealPath();
        return real.startsWith(root) && !isHidden("/" + root.relativize(real));
    }

    /// Whether a segment starts with a dot, or the path is one that no servlet container sends: a WAR's own folders and
    /// the sources of its pages.
    static boolean isHidden(String path) {
        if (path.contains("/.")) {
            return true;
        }
        String upper = path.toUpperCase(Locale.ROOT) + "/";
        return upper.contains("/WEB-INF/")
                || upper.contains("/META-INF/")
                || PAGE_SOURCE.matcher(upper).find();
    }
}
