package dev.quadrel.staticfile;

import java.nio.file.Path;

/// A folder whose files are sent for the paths below a URL prefix.
///
/// @param prefix URL prefix, decoded; starts and ends with `/`
/// @param folder absolute path of the folder; it may come into being later
/// @param followLinks whether symbolic links may lead out of the folder
public record BoundFolder(String prefix, Path folder, boolean followLinks) {

    public BoundFolder {
        if (!prefix.startsWith("/") || !prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "A folder is bound to a path that starts and ends with \"/\", not to \"" + prefix + "\"");
        }
        folder = folder.toAbsolutePath().normalize();
    }

    /// Whether a decoded, normalised path lies below the prefix, or is the prefix without its last slash.
    boolean covers(String path) {
        return path.startsWith(prefix) || path.length() == prefix.length() - 1 && prefix.startsWith(path);
    }

    /// Where the path's file would be.
    Path candidate(String path) {
        return path.length() < prefix.length() ? folder : folder.resolve(path.substring(prefix.length()));
    }
}
