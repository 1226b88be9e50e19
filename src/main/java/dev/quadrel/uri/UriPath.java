package dev.quadrel.uri;

import dev.quadrel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// The path of a request, without its dot segments.
public final class UriPath {

    private UriPath() {}

    /// The path with `.`, `..` and empty segments resolved: it starts with `/`, ends with `/` where the path named a
    /// folder, and never climbs above the root. `/a/./b//../c/` becomes `/a/c/`.
    ///
    /// @param decodedPath a path whose escapes are decoded; a missing first `/` is added
    /// @throws ProblemException 400 where the path holds NUL, which no file name can
    public static String normalise(String decodedPath) {
        refuseNul(decodedPath);
        if (isNormal(decodedPath)) {
            return decodedPath;
        }
        List<String> segments = new ArrayList<>();
        for (String piece : decodedPath.split("/", -1)) {
            resolve(piece, segments);
        }
        if (segments.isEmpty()) {
            return "/";
        }
        String path = "/" + String.join("/", segments);
        return endsAsFolder(decodedPath) ? path + "/" : path;
    }

    /// The segments of a path as it came on the wire, each decoded after the dot segments are resolved. An escaped
    /// slash stays inside its segment. Empty for `/` and for an empty path.
    ///
    /// @throws ProblemException 400 where an escape is malformed or the path holds NUL
    public static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String piece : rawPath.split("/")) {
            String decoded = PercentCoding.decode(piece);
            refuseNul(decoded);
            resolve(decoded, segments);
        }
        return List.copyOf(segments);
    }

    private static void resolve(String segment, List<String> segments) {
        switch (segment) {
            case "", "." -> {}
            case ".." -> {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            }
            default -> segments.add(segment);
        }
    }

    private static boolean isNormal(String path) {
        return path.startsWith("/") && !path.contains("//") && !path.contains("/.");
    }

    private static boolean endsAsFolder(String path) {
        return path.endsWith("/")
                || path.endsWith("/.")
                || path.endsWith("/..")
                || path.equals(".")
                || path.equals("..");
    }

    private static void refuseNul(String path) {
        int at = path.indexOf('\0');
        if (at >= 0) {
            throw ProblemException.badRequest(
                    "The path holds the character NUL at position " + at + ", which no name may hold");
        }
    }
}
