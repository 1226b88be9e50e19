package dev.quadrel.query;

import dev.quadrel.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes conditions as the parameters of a URL that [QueryCodec] reads.
public final class QueryParameters {

    private QueryParameters() {}

    /// The parameters of one condition, names and values not escaped, in the order of its fields.
    public static Map<String, String> of(Query query) {
        return switch (query) {
            case Query.FullText(String text) -> parameters("fulltext", "text", text);
            case Query.Lookup(String key) -> parameters("lookup", "key", key);
            case Query.Keys(List<String> keys) -> parameters("keys_filter", "keys", Json.text(keys));
            case Query.Regex regex ->
                parameters(
                        "regex",
                        "key",
                        regex.key().text(),
                        "pattern",
                        regex.pattern(),
                        "case_sensitive",
                        String.valueOf(regex.caseSensitive()));
            case Query.Equal equal -> keyAndValue("eq", equal.key(), equal.value());
            case Query.NotEqual other -> keyAndValue("noteq", other.key(), other.value());
            case Query.Comparison comparison -> comparison(comparison);
            case Query.Contains contains -> keyAndValue("contains", contains.key(), contains.value());
            case Query.In in -> keyAndValue("in", in.key(), in.values());
            case Query.NotIn notIn -> keyAndValue("notin", notIn.key(), notIn.values());
            case Query.KeyPresent present ->
                parameters("keypresent", "key", present.key().text(), "exists", String.valueOf(present.exists()));
            case Query.Like like -> parameters("like", "key", like.key().text(), "pattern", Json.text(like.pattern()));
            case Query.Specs specs ->
                parameters("specs", "include", Json.text(specs.include()), "exclude", Json.text(specs.exclude()));
            case Query.Family family ->
                parameters("structure_family", "value", family.family().text());
            case Query.AccessBlob blob -> accessBlob(blob);
        };
    }

    private static Map<String, String> comparison(Query.Comparison comparison) {
        return parameters(
                "comparison",
                "operator",
                comparison.operator().name().toLowerCase(Locale.ROOT),
                "key",
                comparison.key().text(),
                "value",
                Json.text(comparison.value()));
    }

    /// The wire has one user at most.
    private static Map<String, String> accessBlob(Query.AccessBlob blob) {
        if (blob.users().size() > 1) {
            throw new IllegalArgumentException("A condition names one user at most, not " + blob.users());
        }
        String user = blob.users().isEmpty() ? "null" : Json.text(blob.users().getFirst());
        return parameters("access_blob_filter", "user_id", user, "tags", Json.text(blob.tags()));
    }

    private static Map<String, String> keyAndValue(String name, MetadataKey key, @Nullable Object value) {
        return parameters(name, "key", key.text(), "value", Json.text(value));
    }

    private static Map<String, String> parameters(String name, String... fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            parameters.put("filter[%s][condition][%s]".formatted(name, fields[i]), fields[i + 1]);
        }
        return parameters;
    }
}
