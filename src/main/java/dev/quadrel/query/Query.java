package dev.quadrel.query;

import dev.quadrel.structure.StructureFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition on nodes. A search has any number of them, and finds what fulfils all.
///
/// Values are JSON as parsed: null, Boolean, Integer, Long, BigInteger, Double, String, List, Map.
public sealed interface Query {

    /// All of these words stand somewhere in the texts of the metadata, in any case.
    record FullText(String text) implements Query {}

    /// The node has this key.
    record Lookup(String key) implements Query {}

    /// The node has one of these keys.
    record Keys(List<String> keys) implements Query {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /// A text matches a regular expression somewhere.
    record Regex(MetadataKey key, String pattern, boolean caseSensitive) implements Query {}

    /// A value is this one; numbers are equal whatever their type.
    record Equal(MetadataKey key, @Nullable Object value) implements Query {}

    /// There is a value, and it is another one.
    record NotEqual(MetadataKey key, @Nullable Object value) implements Query {}

    /// A value is on this side of another one of its type.
    record Comparison(Operator operator, MetadataKey key, Object value) implements Query {}

    /// A list has this element, or a text this part.
    record Contains(MetadataKey key, @Nullable Object value) implements Query {}

    /// A value is one of these; none of none.
    record In(MetadataKey key, List<?> values) implements Query {}

    /// There is a value, and it is none of these.
    record NotIn(MetadataKey key, List<?> values) implements Query {}

    /// There is a value, or there is none. A null is a value.
    record KeyPresent(MetadataKey key, boolean exists) implements Query {}

    /// A text is like an SQL pattern: `%` for any characters, `_` for one. In any case.
    record Like(MetadataKey key, String pattern) implements Query {}

    /// The node has all of the first specs and none of the second.
    record Specs(List<String> include, List<String> exclude) implements Query {
        public Specs {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /// The node is of this family.
    record Family(StructureFamily family) implements Query {}

    /// The node belongs to one of these users, or has one of these tags, as far as that is shown of it.
    record AccessBlob(List<String> users, List<String> tags) implements Query {
        public AccessBlob {
            users = List.copyOf(users);
            tags = List.copyOf(tags);
        }
    }

    /// How a value compares.
    enum Operator {
        LT,
        GT,
        LE,
        GE
    }
}
