package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.key;
import static dev.quadrel.catalog.Nodes.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.MetadataKey;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query;
import dev.quadrel.query.Query.Comparison;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.query.Query.Family;
import dev.quadrel.query.Query.In;
import dev.quadrel.query.Query.NotEqual;
import dev.quadrel.query.Query.Operator;
import dev.quadrel.query.Query.Specs;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every catalog finds by the values that it keeps beside the metadata.
abstract class ValuesContract extends SearchContract {

    private static final BigInteger BEYOND_LONG = new BigInteger("99999999999999999999");

    private long valuesKept() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM node_values")) {
            row.next();
            return row.getLong(1);
        }
    }

    // rule 6
    @Test
    void numbers_areEqualBySizeHoweverTheyAreWritten() {
        make(
                "{\"v\":1}",
                "{\"v\":1.0}",
                "{\"v\":10e-1}",
                "{\"v\":9007199254740993}",
                "{\"v\":9007199254740992}",
                "{\"v\":" + BEYOND_LONG + "}",
                "{\"v\":0.1" + "0".repeat(300) + "}",
                "{\"v\":-0.0}",
                "{\"v\":1e300}",
                "{\"v\":4.9e-324}");
        assertThat(found(new Equal(key("v"), 1))).containsExactly("n0", "n1", "n2");
        assertThat(found(new Equal(key("v"), 1.0))).containsExactly("n0", "n1", "n2");
        assertThat(found(new Equal(key("v"), 9007199254740993L))).containsExactly("n3");
        assertThat(found(new Equal(key("v"), BEYOND_LONG))).containsExactly("n5");
        assertThat(found(new Equal(key("v"), 0.1))).containsExactly("n6");
        assertThat(found(new Equal(key("v"), 0))).containsExactly("n7");
        assertThat(found(new Equal(key("v"), 1e300))).containsExactly("n8");
        assertThat(found(new Equal(key("v"), Double.MIN_VALUE))).containsExactly("n9");
        assertThat(found(new In(key("v"), List.of(1, 1.0, 0.1)))).containsExactly("n0", "n1", "n2", "n6");
    }

    @Test
    void longListsOfAlternatives_areFound() {
        make("{\"v\":7}", "{\"v\":999}", "{\"v\":1499}", "{\"v\":1500}");
        for (int length : List.of(10, 1000, 1500)) {
            List<Integer> values = IntStream.range(0, length).boxed().toList();
            assertThat(found(new In(key("v"), values))).hasSize(length == 10 ? 1 : length == 1000 ? 2 : 3);
        }
        List<Integer> tooMany = IntStream.range(0, 70_000).boxed().toList();
        assertThatThrownBy(() -> found(new In(key("v"), tooMany))).isInstanceOf(ProblemException.class);
    }

    @Test
    void numbersBeyondAnyFloat_areKeptAndCompared() {
        make("{\"v\":1e400}", "{\"v\":-1e400}", "{\"v\":" + "7".repeat(1000) + "}", "{\"v\":1e-400}");
        assertThat(found(new Equal(key("v"), BigInteger.TEN.pow(400)))).contains("n0");
        assertThat(found(new Comparison(Operator.GT, key("v"), 5))).containsExactly("n0", "n2");
        assertThat(found(new Comparison(Operator.LT, key("v"), -5))).containsExactly("n1");
    }

    @Test
    void texts_areFoundWhateverTheirLength() {
        for (String letter : List.of("x", "\"", "é", "😀")) {
            List<String> texts = IntStream.of(1, 255, 256, 300, 5000)
                    .mapToObj(letter::repeat)
                    .toList();
            make(texts.stream().map(text -> Json.text(Map.of("v", text))).toArray(String[]::new));
            for (int i = 0; i < texts.size(); i++) {
                assertThat(found(new Equal(key("v"), texts.get(i)))).containsExactly("n" + i);
                assertThat(found(new In(key("v"), List.of(texts.get(i), 1)))).containsExactly("n" + i);
                assertThat(found(new NotEqual(key("v"), texts.get(i))))
                        .hasSize(4)
                        .doesNotContain("n" + i);
            }
            empty();
        }
    }

    // rule 6
    @Test
    void nullsBooleansAndMissingValues_areToldApart() {
        make(
                "{\"v\":null}",
                "{}",
                "{\"v\":false}",
                "{\"v\":0}",
                "{\"v\":\"\"}",
                "{\"v\":true}",
                "{\"v\":1}",
                "{\"v\":\"null\"}");
        assertThat(found(new Equal(key("v"), null))).containsExactly("n0");
        assertThat(found(new Equal(key("v"), false))).containsExactly("n2");
        assertThat(found(new Equal(key("v"), 0))).containsExactly("n3");
        assertThat(found(new Equal(key("v"), ""))).containsExactly("n4");
        assertThat(found(new Equal(key("v"), true))).containsExactly("n5");
        assertThat(found(new In(key("v"), Arrays.asList(null, true, "null")))).containsExactly("n0", "n5", "n7");
    }

    // rule 6
    @Test
    void places_areToldApart() {
        make(
                "{\"a\":{\"b\":1}}",
                "{\"a.b\":1}",
                "{\"a\":[1]}",
                "{\"a\":[{\"b\":1}]}",
                "{\"b\":1}",
                "{\"\":{\"a\":1},\"spec\":\"s\"}",
                "{\"é\\\"'\\\\/\":{\"$\":{\"日本\":1}}}");
        assertThat(found(new Equal(key("a.b"), 1))).containsExactly("n0");
        assertThat(found(new Equal(key("a"), 1))).isEmpty();
        assertThat(found(new Equal(key("b"), 1))).containsExactly("n4");
        assertThat(found(new Equal(new MetadataKey(List.of("é\"'\\/", "$", "日本")), 1)))
                .containsExactly("n6");
        assertThat(found(new Specs(List.of("s"), List.of()))).isEmpty();
    }

    // rule 17
    @Test
    void changedOrDeletedNode_leavesNoValuesBehind() throws SQLException {
        catalog.create(NodePath.ROOT, container("a", "{\"v\":1,\"l\":[1],\"o\":{\"w\":null}}"));
        catalog.create(path("a"), container("b", "{\"v\":1}"));
        catalog.create(path("a/b"), container("c", "{\"v\":true,\"w\":\"x\"}"));
        assertThat(valuesKept()).isEqualTo(5);
        NodeChange other = new NodeChange(
                Optional.of("{\"v\":2}"),
                Optional.of(List.of(new Spec("s", "1"), new Spec("s", "2"))),
                Optional.empty(),
                true);
        catalog.update(path("a"), other);
        catalog.dataChanged(path("a"), Optional.empty());
        assertThat(valuesKept()).isEqualTo(5);
        assertThat(found(new Equal(key("v"), 1))).isEmpty();
        assertThat(found(new Equal(key("o.w"), null))).isEmpty();
        assertThat(found(new Equal(key("v"), 2), new Specs(List.of("s"), List.of())))
                .containsExactly("a");
        catalog.delete(path("a"), true, true);
        assertThat(valuesKept()).isZero();
    }

    // rule 6
    @Test
    void equalities_goWithAnyOtherCondition() {
        make(
                "{\"c\":\"red\",\"b\":1,\"t\":3}",
                "{\"c\":\"red\",\"b\":2,\"t\":1}",
                "{\"c\":\"red\",\"b\":2,\"t\":4}",
                "{\"c\":\"blue\",\"b\":2,\"t\":2}",
                "{\"c\":\"red\",\"b\":2,\"t\":2}");
        Query red = new Equal(key("c"), "red");
        Query two = new In(key("b"), List.of(2, 3));
        Query below = new Comparison(Operator.LT, key("t"), 4);
        Query family = new Family(StructureFamily.CONTAINER);
        assertThat(found(red, two)).containsExactly("n1", "n2", "n4");
        assertThat(found(red, two, red, new Equal(key("b"), 2.0))).containsExactly("n1", "n2", "n4");
        assertThat(found(red, new Equal(key("b"), 7))).isEmpty();
        Search sorted =
                new Search(List.of(family, red, below, two), Sorting.parse(List.of("-t")), Nodes.FIRST, true, false);
        Listing listing = catalog.search(NodePath.ROOT, sorted);
        assertThat(Nodes.keys(listing)).containsExactly("n4", "n1");
        assertThat(listing.count().number()).isEqualTo(2);
        Distinct distinct =
                catalog.distinct(NodePath.ROOT, List.of(red, two), new Distinct.Wanted(List.of("t"), true, true));
        assertThat(distinct.metadata().get("t")).hasSize(3);
        assertThat(distinct.families()).containsExactly(new Distinct.Value("\"container\"", 3));
        Search byKey = new Search(List.of(red, two), Sorting.parse(List.of("-id")), Nodes.FIRST, true, false);
        assertThat(Nodes.keys(catalog.search(NodePath.ROOT, byKey))).containsExactly("n4", "n2", "n1");
    }

    // rule 6
    @Test
    void specs_areFoundWithOrWithoutOthers() {
        catalog.create(NodePath.ROOT, Nodes.withSpecs("a", new Spec("x", "1"), new Spec("x", "2")));
        catalog.create(NodePath.ROOT, Nodes.withSpecs("b", new Spec("x", "1"), new Spec("y", null)));
        catalog.create(NodePath.ROOT, Nodes.withSpecs("c", new Spec("😀".repeat(127), null)));
        assertThat(found(new Specs(List.of("x"), List.of()))).containsExactly("a", "b");
        assertThat(found(new Specs(List.of("x", "y"), List.of()))).containsExactly("b");
        assertThat(found(new Specs(List.of("x"), List.of("y")))).containsExactly("a");
        assertThat(found(new Specs(List.of(), List.of("x")))).containsExactly("c");
        assertThat(found(new Specs(List.of("😀".repeat(127)), List.of()))).containsExactly("c");
    }

    // rule 5
    @Test
    void pagesOfWhatIsFound_leaveNothingOut() {
        make(IntStream.range(0, 17).mapToObj(i -> "{\"v\":" + i % 3 + "}").toArray(String[]::new));
        List<Query> queries = List.of(new In(key("v"), List.of(0, 2)), new NotEqual(key("v"), 2));
        for (List<Query> some : List.of(queries.subList(0, 1), queries)) {
            for (String sort : List.of("+", "-")) {
                List<String> all = new ArrayList<>();
                Page page = new Page(null, 0, 4);
                while (page != null) {
                    Listing listing = catalog.search(
                            NodePath.ROOT, new Search(some, Sorting.parse(List.of(sort)), page, true, false));
                    all.addAll(Nodes.keys(listing));
                    page = listing.next() == null ? null : new Page(listing.next(), 0, 4);
                }
                assertThat(all).isEqualTo(expected(some.size() == 1 ? 2 : 0, sort));
            }
        }
    }

    /// The keys of nodes whose value is 0 or the other one.
    private static List<String> expected(int other, String sort) {
        List<String> keys = IntStream.range(0, 17)
                .filter(i -> i % 3 == 0 || i % 3 == other)
                .mapToObj(i -> "n" + i)
                .toList();
        return sort.equals("+") ? keys : keys.reversed();
    }
}
