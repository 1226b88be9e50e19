package dev.quadrel.client;

import dev.quadrel.query.MetadataKey;
import dev.quadrel.query.Query;
import dev.quadrel.query.Query.Operator;
import dev.quadrel.structure.StructureFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Conditions for [ContainerClient#search]: `search(key("sample.temp").below(100), fullText("copper"))`.
///
/// Values are what JSON has: null, Boolean, Number, String, List, Map.
public final class Queries {

    private Queries() {}

    /// A place in the metadata, with dots: `color`, `sample.temp`.
    public static Key key(String name) {
        return new Key(MetadataKey.parse(name));
    }

    /// What is asked of the value at a place.
    public record Key(MetadataKey key) {

        /// It is this one.
        public Query is(@Nullable Object value) {
            return new Query.Equal(key, value);
        }

        /// There is one, and it is another one.
        public Query isNot(@Nullable Object value) {
            return new Query.NotEqual(key, value);
        }

        /// It is less: `<`.
        public Query below(Object value) {
            return new Query.Comparison(Operator.LT, key, value);
        }

        /// It is less or the same: `<=`.
        public Query atMost(Object value) {
            return new Query.Comparison(Operator.LE, key, value);
        }

        /// It is more: `>`.
        public Query above(Object value) {
            return new Query.Comparison(Operator.GT, key, value);
        }

        /// It is more or the same: `>=`.
        public Query atLeast(Object value) {
            return new Query.Comparison(Operator.GE, key, value);
        }

        /// It is a list with this element, or a text with this part.
        public Query contains(@Nullable Object value) {
            return new Query.Contains(key, value);
        }

        /// It is one of these.
        public Query in(List<?> values) {
            return new Query.In(key, values);
        }

        /// There is one, and it is none of these.
        public Query notIn(List<?> values) {
            return new Query.NotIn(key, values);
        }

        /// There is one; a null is one.
        public Query exists() {
            return new Query.KeyPresent(key, true);
        }

        /// There is none.
        public Query isMissing() {
            return new Query.KeyPresent(key, false);
        }

        /// It is a text like an SQL pattern: `%` for any characters, `_` for one.
        public Query like(String pattern) {
            return new Query.Like(key, pattern);
        }

        /// It is a text that matches somewhere.
        public Query matches(String regularExpression) {
            return new Query.Regex(key, regularExpression, true);
        }

        /// The same in any case.
        public Query matchesInAnyCase(String regularExpression) {
            return new Query.Regex(key, regularExpression, false);
        }
    }

    /// All of these words stand somewhere in the texts of the metadata.
    public static Query fullText(String words) {
        return new Query.FullText(words);
    }

    /// The node has this key in its container.
    public static Query lookup(String key) {
        return new Query.Lookup(key);
    }

    /// The node has one of these keys in its container.
    public static Query keys(List<String> keys) {
        return new Query.Keys(keys);
    }

    /// The node has all of these specs.
    public static Query specs(String... names) {
        return new Query.Specs(List.of(names), List.of());
    }

    /// The node has all of the first specs and none of the second.
    public static Query specs(List<String> include, List<String> exclude) {
        return new Query.Specs(include, exclude);
    }

    /// The node is of this kind.
    public static Query family(StructureFamily family) {
        return new Query.Family(family);
    }

    /// The node has one of these tags of access.
    public static Query accessTags(List<String> tags) {
        return new Query.AccessBlob(List.of(), tags);
    }
}
