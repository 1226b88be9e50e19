package dev.quadrel.query;

import dev.quadrel.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// In which order nodes come.
///
/// @param keys the first decides, the next where that leaves them equal; in the end the order in which nodes were made
/// @param newestFirst whether that order is backwards
public record Sorting(List<Key> keys, boolean newestFirst) {

    /// As they were made.
    public static final Sorting CREATION = new Sorting(List.of(), false);

    private static final Pattern FORM = Pattern.compile("(?:[+-][a-zA-Z0-9_.]*|[a-zA-Z0-9_.]+)?");

    /// What nodes are ordered by.
    ///
    /// @param name `id` for the node's key, anything else is a metadata key
    public record Key(String name, boolean descending) {

        /// Whether nodes are ordered by their keys in the tree.
        public boolean isNodeKey() {
            return name.equals("id");
        }

        /// The metadata that they are ordered by.
        public MetadataKey metadata() {
            return MetadataKey.parse(name);
        }
    }

    public Sorting {
        keys = List.copyOf(keys);
    }

    /// The other way round.
    public Sorting reversed() {
        return new Sorting(
                keys.stream().map(key -> new Key(key.name(), !key.descending())).toList(), !newestFirst);
    }

    /// The values of `sort` that [#parse] reads so.
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        keys.forEach(key -> texts.add(key.descending() ? "-" + key.name() : key.name()));
        if (newestFirst) {
            texts.add("-");
        }
        return texts;
    }

    /// Whether it is the order in which nodes were made, in whatever direction.
    public boolean isByCreation() {
        return keys.isEmpty();
    }

    /// Reads the values of `sort`: `color`, `-color`, `+color`; a lone `-` turns the order of creation.
    ///
    /// @throws ProblemException 422 for another form, 400 where a key is twice there, or something follows a
    ///     lone sign
    public static Sorting parse(List<String> values) {
        List<Key> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean newestFirst = false;
        for (int i = 0; i < values.size(); i++) {
            Key key = key(values.get(i));
            if (!names.add(key.name())) {
                throw ProblemException.badRequest("The sort key \"" + key.name() + "\" is there twice");
            }
            if (!key.name().isEmpty()) {
                keys.add(key);
            } else if (i == values.size() - 1) {
                newestFirst = key.descending();
            } else {
                throw ProblemException.badRequest("The order of creation, a lone sign, is the last of the sort keys");
            }
        }
        return new Sorting(keys, newestFirst);
    }

    private static Key key(String text) {
        if (!FORM.matcher(text).matches()) {
            throw ProblemException.of(
                    422,
                    "The sort key \"%s\" is not understood; it is like color, -color or sample.temp".formatted(text));
        }
        boolean signed = text.startsWith("+") || text.startsWith("-");
        return new Key(signed ? text.substring(1) : text, text.startsWith("-"));
    }
}
