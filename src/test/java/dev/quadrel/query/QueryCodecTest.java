package dev.quadrel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCodecTest {

    private static final MetadataKey COLOR = MetadataKey.parse("color");
    private static final Map<String, String> VALID = Map.of("operator", "lt", "pattern", "\"r\"");

    @Test
    void conditionsOnNodes_areRead() {
        assertThat(one("fulltext", "text", "red dog")).isEqualTo(new FullText("red dog"));
        assertThat(one("lookup", "key", "a b")).isEqualTo(new Lookup("a b"));
        assertThat(one("keys_filter", "keys", "[\"a\",\"b\"]")).isEqualTo(new Keys(List.of("a", "b")));
        assertThat(one("specs", "include", "[\"x\"]", "exclude", "[]")).isEqualTo(new Specs(List.of("x"), List.of()));
        assertThat(one("specs", "exclude", "[\"x\"]")).isEqualTo(new Specs(List.of(), List.of("x")));
        assertThat(one("structure_family", "value", "table")).isEqualTo(new Family(StructureFamily.TABLE));
        assertThat(one("access_blob_filter", "user_id", "\"ann\"", "tags", "[\"t\"]"))
                .isEqualTo(new AccessBlob(List.of("ann"), List.of("t")));
        assertThat(one("access_blob_filter", "user_id", "null", "tags", "[\"t\"]"))
                .isEqualTo(new AccessBlob(List.of(), List.of("t")));
        assertThat(one("access_tags_filter", "tags", "[\"t\",\"user:ann\"]"))
                .isEqualTo(new AccessBlob(List.of("ann"), List.of("t", "user:ann")));
    }

    @Test
    void conditionsOnMetadata_areRead() {
        assertThat(one("eq", "key", "color", "value", "\"red\"")).isEqualTo(new Equal(COLOR, "red"));
        assertThat(one("noteq", "key", "color", "value", "null")).isEqualTo(new NotEqual(COLOR, null));
        assertThat(one("contains", "key", "color", "value", "5")).isEqualTo(new Contains(COLOR, 5));
        assertThat(one("in", "key", "color", "value", "[\"a\",null,1]"))
                .isEqualTo(new In(COLOR, Arrays.asList("a", null, 1)));
        assertThat(one("notin", "key", "color", "value", "[]")).isEqualTo(new NotIn(COLOR, List.of()));
        assertThat(one("keypresent", "key", "color", "exists", "True")).isEqualTo(new KeyPresent(COLOR, true));
        assertThat(one("keypresent", "key", "color", "exists", "0")).isEqualTo(new KeyPresent(COLOR, false));
        assertThat(one("like", "key", "color", "pattern", "\"r%\"")).isEqualTo(new Like(COLOR, "r%"));
        assertThat(one("regex", "key", "color", "pattern", "^r.d$")).isEqualTo(new Regex(COLOR, "^r.d$", true));
        assertThat(one("regex", "key", "color", "pattern", "r", "case_sensitive", "false"))
                .isEqualTo(new Regex(COLOR, "r", false));
        assertThat(one("comparison", "operator", "ge", "key", "color", "value", "2.5"))
                .isEqualTo(new Comparison(Operator.GE, COLOR, 2.5));
    }

    @Test
    void values_keepTheirJsonTypes() {
        assertThat(value("true")).isEqualTo(true);
        assertThat(value("12345678901")).isEqualTo(12345678901L);
        assertThat(value("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(value("{\"a\":[1]}")).isEqualTo(Map.of("a", List.of(1)));
    }

    // rule 1
    @Test
    void ithValuesOfTheFields_areTheIthCondition() {
        Map<String, List<String>> parameters = Map.of(
                "filter[eq][condition][key]", List.of("color", "metadata.sample.size"),
                "filter[eq][condition][value]", List.of("\"red\"", "3"),
                "filter[lookup][condition][key]", List.of("a"));
        assertThat(QueryCodec.parse(parameters))
                .containsExactlyInAnyOrder(
                        new Equal(COLOR, "red"),
                        new Equal(new MetadataKey(List.of("sample", "size")), 3),
                        new Lookup("a"));
    }

    // rule 3
    @Test
    void parametersThatAreNotKnown_areLeftOut() {
        Map<String, List<String>> parameters = Map.of(
                "filter[near][condition][key]", List.of("color"),
                "filter[eq]", List.of("color"),
                "page[limit]", List.of("5"));
        assertThat(QueryCodec.parse(parameters)).isEmpty();
        assertThat(one("lookup", "key", "a", "colour", "red")).isEqualTo(new Lookup("a"));
    }

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eq         | value",
                "noteq      | value",
                "contains   | value",
                "in         | value",
                "notin      | value",
                "comparison | operator",
                "keypresent | exists",
                "like       | pattern",
                "regex      | pattern",
            })
    void missingField_is422WithTheParameter(String name, String field) {
        assertProblem(
                422, "The filter %s lacks filter[%s][condition][%s]".formatted(name, name, field), name, "key", "a");
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(strings = {"eq", "noteq", "contains", "in", "notin", "comparison", "keypresent", "like", "regex"})
    void missingKey_is422WithTheParameter(String name) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String field : List.of("value", "pattern", "exists", "operator")) {
            parameters.put("filter[" + name + "][condition][" + field + "]", List.of(VALID.getOrDefault(field, "1")));
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> QueryCodec.parse(parameters))
                .withMessage("The filter %s lacks filter[%s][condition][key]", name, name);
    }

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eq                 | value   | red      | filter[eq][condition][value]",
                "noteq              | value   | ''       | filter[noteq][condition][value]",
                "contains           | value   | [1       | filter[contains][condition][value]",
                "in                 | value   | 5        | filter[in][condition][value]",
                "notin              | value   | {}       | filter[notin][condition][value]",
                "like               | pattern | 5        | pattern of like",
                "keys_filter        | keys    | 'a'      | filter[keys_filter][condition][keys]",
                "specs              | include | \"x\"    | filter[specs][condition][include]",
                "access_blob_filter | user_id | ann      | filter[access_blob_filter][condition][user_id]",
                "access_tags_filter | tags    | ann      | filter[access_tags_filter][condition][tags]",
            })
    void valueThatIsNoJsonOfItsKind_is400WithTheParameter(String name, String field, String value, String message) {
        assertProblem(400, message, name, "key", "color", field, value);
    }

    // rule 2
    @Test
    void wrongWords_are422WithWhatIsAllowed() {
        assertProblem(422, "An operator is lt, gt, le or ge, not \"eq\"", "comparison", "operator", "eq", "key", "a");
        assertProblem(422, "is true or false, not \"maybe\"", "keypresent", "key", "a", "exists", "maybe");
        assertProblem(422, "container, ragged, sparse, table], not \"cube\"", "structure_family", "value", "cube");
    }

    @Test
    void whatHasNoOrder_cannotBeCompared() {
        assertProblem(400, "can be compared, not null", "comparison", "operator", "lt", "key", "a", "value", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", ".a", "metadata."})
    void keyWithAnEmptyName_is400(String key) {
        assertProblem(400, "The metadata key \"" + key + "\"", "eq", "key", key, "value", "1");
    }

    @Test
    void names_areThoseOfTheProtocol() {
        assertThat(QueryCodec.names())
                .containsExactly(
                        "access_blob_filter",
                        "access_tags_filter",
                        "comparison",
                        "contains",
                        "eq",
                        "fulltext",
                        "in",
                        "keypresent",
                        "keys_filter",
                        "like",
                        "lookup",
                        "noteq",
                        "notin",
                        "regex",
                        "specs",
                        "structure_family");
        assertThat(MetadataKey.parse("metadata.sample.size").text()).isEqualTo("sample.size");
    }

    private static void assertProblem(int status, String message, String name, String... fields) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> one(name, fields))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(status));
    }

    private static @Nullable Object value(String json) {
        return ((Equal) one("eq", "key", "color", "value", json)).value();
    }

    private static Query one(String name, String... fields) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            parameters.put("filter[" + name + "][condition][" + fields[i] + "]", List.of(fields[i + 1]));
        }
        List<Query> queries = QueryCodec.parse(parameters);
        assertThat(queries).hasSize(1);
        return queries.getFirst();
    }
}
