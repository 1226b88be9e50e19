package dev.quadrel.query;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Query.AccessBlob;
import dev.quadrel.query.Query.Comparison;
import dev.quadrel.query.Query.Contains;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.query.Query.Family;
import dev.quadrel.query.Query.FullText;
import dev.quadrel.query.Query.In;
import dev.quadrel.query.Query.KeyPresent;
import dev.quadrel.query.Query.Keys;
import dev.quadrel.query.Query.Like;
import dev.quadrel.query.Query.Lookup;
import dev.quadrel.query.Query.NotEqual;
import dev.quadrel.query.Query.NotIn;
import dev.quadrel.query.Query.Operator;
import dev.quadrel.query.Query.Regex;
import dev.quadrel.query.Query.Specs;
import dev.quadrel.structure.StructureFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the conditions of a search from `filter[NAME][condition][FIELD]=VALUE`. The i-th values of the fields of
/// one name are the i-th condition of that name. Names that are not known are left out, as all unknown
/// parameters are.
public final class QueryCodec {

    private static final Map<String, Function<Fields, Query>> KINDS = Map.ofEntries(
            Map.entry("fulltext", fields -> new FullText(fields.text("text"))),
            Map.entry("lookup", fields -> new Lookup(fields.text("key"))),
            Map.entry("keys_filter", fields -> new Keys(fields.required("keys"))),
            Map.entry("regex", QueryCodec::regex),
            Map.entry("eq", fields -> new Equal(fields.key(), fields.json("value"))),
            Map.entry("noteq", fields -> new NotEqual(fields.key(), fields.json("value"))),
            Map.entry("comparison", QueryCodec::comparison),
            Map.entry("contains", fields -> new Contains(fields.key(), fields.json("value"))),
            Map.entry("in", fields -> new In(fields.key(), fields.list("value"))),
            Map.entry("notin", fields -> new NotIn(fields.key(), fields.list("value"))),
            Map.entry("keypresent", fields -> new KeyPresent(fields.key(), fields.flag("exists"))),
            Map.entry("like", QueryCodec::like),
            Map.entry("specs", fields -> new Specs(fields.texts("include"), fields.texts("exclude"))),
            Map.entry("structure_family", fields -> new Family(family(fields.text("value")))),
            Map.entry("access_blob_filter", QueryCodec::accessBlob),
            Map.entry("access_tags_filter", QueryCodec::accessTags));

    /// A tag that says whose a node is.
    private static final String OWNER = "user:";

    private QueryCodec() {}

    /// The names of conditions, as the server's description has them.
    public static List<String> names() {
        return KINDS.keySet().stream().sorted().toList();
    }

    /// The conditions in a URL.
    ///
    /// @param parameters of the URL, decoded
    /// @throws ProblemException 422 for a missing field or one that has not the form it must have, 400 for a
    ///     value that is no JSON
    public static List<Query> parse(Map<String, List<String>> parameters) {
        List<Query> queries = new ArrayList<>();
        KINDS.forEach((name, kind) -> {
            String prefix = "filter[" + name + "][condition][";
            int count = parameters.entrySet().stream()
                    .filter(parameter -> parameter.getKey().startsWith(prefix))
                    .mapToInt(parameter -> parameter.getValue().size())
                    .max()
                    .orElse(0);
            for (int i = 0; i < count; i++) {
                queries.add(kind.apply(new Fields(name, prefix, i, parameters)));
            }
        });
        return queries;
    }

    private static Query regex(Fields fields) {
        return new Regex(
                fields.key(), fields.text("pattern"), !fields.has("case_sensitive") || fields.flag("case_sensitive"));
    }

    private static Query comparison(Fields fields) {
        String text = fields.text("operator");
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(422, "An operator is lt, gt, le or ge, not \"" + text + "\""));
        Object value = fields.json("value");
        if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
            throw ProblemException.badRequest("Only numbers, texts, true and false can be compared, not " + value);
        }
        return new Comparison(operator, fields.key(), value);
    }

    private static Query like(Fields fields) {
        Object pattern = fields.json("pattern");
        if (pattern instanceof String text) {
            return new Like(fields.key(), text);
        }
        throw ProblemException.badRequest("The pattern of like is a JSON text, which " + pattern + " is not");
    }

    private static Query accessBlob(Fields fields) {
        @Nullable Object user = fields.has("user_id") ? fields.json("user_id") : null;
        return new AccessBlob(user == null ? List.of() : List.of(user.toString()), fields.texts("tags"));
    }

    /// The same for clients since Tiled 0.2.19, to which an owner is a tag.
    private static Query accessTags(Fields fields) {
        List<String> tags = fields.required("tags");
        List<String> users = tags.stream()
                .filter(tag -> tag.startsWith(OWNER))
                .map(tag -> tag.substring(OWNER.length()))
                .toList();
        return new AccessBlob(users, tags);
    }

    private static StructureFamily family(String text) {
        return StructureFamily.of(text)
                .orElseThrow(() -> ProblemException.of(
                        422,
                        "A structure family is one of %s, not \"%s\""
                                .formatted(
                                        Arrays.stream(StructureFamily.values())
                                                .map(StructureFamily::text)
                                                .toList(),
                                        text)));
    }

    /// The fields of one condition.
    private record Fields(String name, String prefix, int number, Map<String, List<String>> parameters) {

        boolean has(String field) {
            return parameters.getOrDefault(prefix + field + "]", List.of()).size() > number;
        }

        String text(String field) {
            if (!has(field)) {
                throw ProblemException.of(422, "The filter %s lacks %s%s]".formatted(name, prefix, field));
            }
            return parameters.getOrDefault(prefix + field + "]", List.of()).get(number);
        }

        MetadataKey key() {
            return MetadataKey.parse(text("key"));
        }

        boolean flag(String field) {
            return Parameter.flag(prefix + field + "]", text(field));
        }

        @Nullable
        Object json(String field) {
            String text = text(field);
            try {
                return Json.parse(text);
            } catch (ProblemException e) {
                throw ProblemException.badRequest(
                        "The value of %s%s] is JSON, such as 5 or \"red\" with quotes, which %s is not"
                                .formatted(prefix, field, text));
            }
        }

        List<?> list(String field) {
            if (json(field) instanceof List<?> list) {
                return list;
            }
            throw ProblemException.badRequest(
                    "The value of %s%s] is a JSON list, which %s is not".formatted(prefix, field, text(field)));
        }

        List<String> texts(String field) {
            return has(field) ? required(field) : List.of();
        }

        List<String> required(String field) {
            return list(field).stream().map(String::valueOf).toList();
        }
    }
}
