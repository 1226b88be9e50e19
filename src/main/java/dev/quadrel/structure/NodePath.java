package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where a node is in the tree: the keys from the root down to it.
///
/// @param segments keys, none of them empty; no keys for the root
public record NodePath(List<String> segments) {

    /// The node above all others.
    public static final NodePath ROOT = new NodePath(List.of());

    /// What clients take out of a URL before they send it: nodes of these keys could not be asked for.
    private static final Set<String> STEPS = Set.of(".", "..");

    public NodePath {
        segments = List.copyOf(segments);
        if (segments.contains("")) {
            throw new IllegalArgumentException("A key has at least one character");
        }
    }

    /// The path that a URL names after its prefix; doubled slashes and those at the ends say nothing.
    ///
    /// @param text decoded, such as `/a//b/`
    public static NodePath parse(String text) {
        List<String> segments = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int slash = text.indexOf('/', begin);
            int end = slash < 0 ? text.length() : slash;
            if (end > begin) {
                segments.add(text.substring(begin, end));
            }
            begin = end + 1;
        }
        return new NodePath(segments);
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    /// The last key; empty for the root.
    public String key() {
        return isRoot() ? "" : segments.getLast();
    }

    /// The node that this one is in; the root is in itself.
    public NodePath parent() {
        return isRoot() ? this : new NodePath(segments.subList(0, segments.size() - 1));
    }

    /// A node in this one.
    ///
    /// @throws ProblemException 422 where this is no key
    public NodePath child(String key) {
        if (key.isEmpty() || key.contains("/") || STEPS.contains(key)) {
            throw ProblemException.of(
                    422,
                    "A key has at least one character and no slash, and is neither . nor .. , but this is \"" + key
                            + "\"");
        }
        List<String> more = new ArrayList<>(segments);
        more.add(key);
        return new NodePath(more);
    }

    /// The keys with slashes between them; empty for the root.
    public String text() {
        return String.join("/", segments);
    }

    @Override
    public String toString() {
        return "/" + text();
    }
}
