package dev.quadrel.staticfile;

import java.util.List;

/// Which files may be sent, by shell-style patterns over their absolute path. An empty allow list allows every file; a
/// deny pattern always wins.
public final class FilePatterns {

    /// The 21 types of files that a front end is made of, as quick_server lists them.
    public static final List<String> DEFAULT_TYPES = List.of(
            "*.css", "*.csv", "*.eot", "*.gif", "*.htm", "*.html", "*.ico", "*.jpeg", "*.jpg", "*.js", "*.json", "*.md",
            "*.otf", "*.pdf", "*.png", "*.svg", "*.tsv", "*.ttf", "*.txt", "*.woff", "*.woff2");

    private final List<ShellPattern> allowed;
    private final List<ShellPattern> denied;

    /// @param allow patterns of which one must match, unless there are none
    /// @param deny patterns of which none may match
    public FilePatterns(List<String> allow, List<String> deny) {
        allowed = allow.stream().map(ShellPattern::of).toList();
        denied = deny.stream().map(ShellPattern::of).toList();
    }

    boolean accept(String absolutePath) {
        if (deny(absolutePath)) {
            return false;
        }
        return allowed.isEmpty() || allowed.stream().anyMatch(pattern -> pattern.matches(absolutePath));
    }

    /// Whether a deny pattern matches.
    boolean deny(String absolutePath) {
        return denied.stream().anyMatch(pattern -> pattern.matches(absolutePath));
    }
}
