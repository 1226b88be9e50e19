package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.key;
import static dev.quadrel.catalog.Nodes.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.query.Query;
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
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every catalog finds.
abstract class SearchContract extends ChangeContract {

    void make(String... metadata) {
        for (int i = 0; i < metadata.length; i++) {
            catalog.create(NodePath.ROOT, container("n" + i, metadata[i]));
        }
    }

    List<String> found(Query... queries) {
        Listing listing = catalog.search(NodePath.ROOT, Nodes.search(queries));
        assertThat(catalog.count(NodePath.ROOT, List.of(queries)))
                .isEqualTo(listing.nodes().size());
        return Nodes.keys(listing);
    }

    // rule 6
    @Test
    void equal_isByValueWhateverTheNumbersType() {
        make("{\"v\":3}", "{\"v\":3.0}", "{\"v\":\"3\"}", "{\"v\":true}", "{\"v\":1}", "{\"v\":null}", "{}");
        assertThat(found(new Equal(key("v"), 3))).containsExactly("n0", "n1");
        assertThat(found(new Equal(key("v"), 3.0))).containsExactly("n0", "n1");
        assertThat(found(new Equal(key("v"), "3"))).containsExactly("n2");
        assertThat(found(new Equal(key("v"), true))).containsExactly("n3");
        assertThat(found(new Equal(key("v"), null))).containsExactly("n5");
        assertThat(found(new Equal(key("metadata.v"), 1L))).containsExactly("n4");
        assertThat(found(new Equal(key("v"), new BigInteger("99999999999999999999"))))
                .isEmpty();
    }

    // rule 6
    @Test
    void equal_knowsListsObjectsAndDeepKeys() {
        make(
                "{\"a\":{\"b\":[1,{\"x\":1,\"y\":2}]}}",
                "{\"a\":{\"b\":[1]}}",
                "{\"a\":{\"b\":{\"y\":2.0,\"x\":1}}}",
                "{\"a\":{\"b\":1}}",
                "{\"a.b\":1}");
        assertThat(found(new Equal(key("a.b"), List.of(1.0, Map.of("y", 2, "x", 1)))))
                .containsExactly("n0");
        assertThat(found(new Equal(key("a.b"), Map.of("x", 1, "y", 2)))).containsExactly("n2");
        assertThat(found(new Equal(key("a.b"), Map.of("x", 1)))).isEmpty();
        assertThat(found(new Equal(key("a.b"), 1))).containsExactly("n3");
        assertThat(found(new Equal(key("a.b"), List.of(1)))).containsExactly("n1");
    }

    @Test
    void oddKeysAndLongTexts_areFoundToo() {
        String text = "x".repeat(300);
        make("{\"a b\":1,\"é\":2,\"q\\\"'[0]\":3,\"$\":4}", "{\"long\":\"" + text + "\"}", "{\"long\":\"y\"}");
        assertThat(found(new Equal(key("a b"), 1))).containsExactly("n0");
        assertThat(found(new Equal(key("é"), 2))).containsExactly("n0");
        assertThat(found(new Equal(key("q\"'[0]"), 3))).containsExactly("n0");
        assertThat(found(new Equal(key("$"), 4))).containsExactly("n0");
        assertThat(found(new KeyPresent(key("q\"'[0]"), true))).containsExactly("n0");
        assertThat(found(new Equal(key("long"), text))).containsExactly("n1");
    }

    // rule 6
    @Test
    void notEqual_leavesOutWhatLacksTheKeyOrHasANull() {
        make("{\"v\":1}", "{\"v\":2}", "{\"v\":\"1\"}", "{\"v\":null}", "{}", "{\"v\":[1]}");
        assertThat(found(new NotEqual(key("v"), 1))).containsExactly("n1", "n2", "n5");
        assertThat(found(new NotEqual(key("v"), null))).containsExactly("n0", "n1", "n2", "n5");
        assertThat(found(new NotIn(key("v"), Arrays.asList(1, null)))).containsExactly("n1", "n2", "n5");
        assertThat(found(new NotIn(key("v"), List.of()))).hasSize(6);
        assertThat(found(new In(key("v"), List.of()))).isEmpty();
        assertThat(found(new In(key("v"), List.of(2, "1", List.of(1))))).containsExactly("n1", "n2", "n5");
    }

    // rule 6
    @Test
    void comparison_isWithinOneType() {
        make("{\"v\":9}", "{\"v\":10.5}", "{\"v\":\"10\"}", "{\"v\":\"é\"}", "{\"v\":false}", "{\"v\":[1]}", "{}");
        assertThat(found(new Comparison(Operator.GT, key("v"), 9))).containsExactly("n1");
        assertThat(found(new Comparison(Operator.LE, key("v"), 10.5))).containsExactly("n0", "n1");
        assertThat(found(new Comparison(Operator.LT, key("v"), "2"))).containsExactly("n2");
        assertThat(found(new Comparison(Operator.GE, key("v"), "Z"))).containsExactly("n3");
        assertThat(found(new Comparison(Operator.LT, key("v"), true))).containsExactly("n4");
    }

    @Test
    void contains_isAnElementOrAPart() {
        make("{\"v\":[1,\"red\",null]}", "{\"v\":\"bored\"}", "{\"v\":[\"Red\",{\"x\":[1]}]}", "{\"v\":1}", "{}");
        assertThat(found(new Contains(key("v"), "red"))).containsExactly("n0", "n1");
        assertThat(found(new Contains(key("v"), 1.0))).containsExactly("n0");
        assertThat(found(new Contains(key("v"), null))).containsExactly("n0");
        assertThat(found(new Contains(key("v"), Map.of("x", List.of(1))))).containsExactly("n2");
        assertThat(found(new Contains(key("v"), Map.of()))).isEmpty();
        assertThat(found(new Contains(key("v"), "%"))).isEmpty();
    }

    @Test
    void keyPresent_takesANullForAValue() {
        make("{\"v\":null}", "{\"v\":{\"w\":0}}", "{}");
        assertThat(found(new KeyPresent(key("v"), true))).containsExactly("n0", "n1");
        assertThat(found(new KeyPresent(key("v"), false))).containsExactly("n2");
        assertThat(found(new KeyPresent(key("v.w"), true))).containsExactly("n1");
    }

    @Test
    void like_isInAnyCaseAndEscapesByBackslash() {
        make("{\"v\":\"Red\"}", "{\"v\":\"100%\"}", "{\"v\":5}");
        assertThat(found(new Like(key("v"), "r_d"))).containsExactly("n0");
        assertThat(found(new Like(key("v"), "%\\%"))).containsExactly("n1");
        assertThat(found(new Like(key("v"), "5"))).isEmpty();
        assertThat(found(new Like(key("v"), "R\\"))).isEmpty();
    }

    // rule 9
    @Test
    void badPattern_is400InAnEmptyContainerToo() {
        assertProblem(400, "", () -> catalog.search(NodePath.ROOT, Nodes.search(new Regex(key("v"), "(", true))));
    }

    // rule 9
    @Test
    void regex_findsWithinTexts() {
        make("{\"v\":\"scan_0042\"}", "{\"v\":\"Scan\"}", "{\"v\":42}", "{}");
        assertThat(found(new Regex(key("v"), "[0-9]+$", true))).containsExactly("n0");
        assertThat(found(new Regex(key("v"), "^scan", true))).containsExactly("n0");
        assertThat(found(new Regex(key("v"), "^scan", false))).containsExactly("n0", "n1");
        assertProblem(400, "", () -> found(new Regex(key("v"), "(", true)));
    }

    // rule 8
    @Test
    void fullText_countsWholeWordsInAnyCase() {
        make(
                "{\"a\":\"Red apple\",\"n\":{\"m\":[\"deep pear\"]}}",
                "{\"a\":\"blue-apple_7 /data/x.h5 AND\"}",
                "{\"a\":\"reddish\",\"red\":1}");
        assertThat(found(new FullText("red"))).containsExactly("n0");
        assertThat(found(new FullText("APPLE pear"))).containsExactly("n0");
        assertThat(found(new FullText("apple AND 7"))).containsExactly("n1");
        assertThat(found(new FullText("pear OR blue"))).containsExactly("n0", "n1");
        assertThat(found(new FullText("data h5"))).containsExactly("n1");
    }

    // rule 8
    @Test
    void fullText_isAnsweredWhateverItIs() {
        make("{\"a\":\"red\"}");
        List<String> texts = List.of(
                "", "\"", "'", "*", "(", "red)", "NOT", "OR", "OR OR", "AND red", "a:b", "NEAR(", "^", "\\", "-",
                "&|!<->", "é", "日本", "\t");
        for (String text : texts) {
            assertThat(found(new FullText(text)).size()).as(text).isLessThanOrEqualTo(1);
        }
        assertThat(found(new FullText("\"red"))).containsExactly("n0");
        assertThat(found(new FullText("red*"))).containsExactly("n0");
    }

    @Test
    void changedMetadata_isFoundByItsNewValuesAlone() {
        make("{\"v\":\"old\",\"w\":1}");
        catalog.update(
                path("n0"),
                new NodeChange(
                        Optional.of("{\"v\":\"new\"}"),
                        Optional.of(List.of(new Spec("s", null))),
                        Optional.empty(),
                        false));
        assertThat(found(new Equal(key("v"), "old"))).isEmpty();
        assertThat(found(new Equal(key("v"), "new"))).containsExactly("n0");
        assertThat(found(new FullText("old"))).isEmpty();
        assertThat(found(new FullText("new"))).containsExactly("n0");
        assertThat(found(new Specs(List.of("s"), List.of()))).containsExactly("n0");
        assertThat(found(new In(key("w"), List.of(1)))).isEmpty();
    }

    @Test
    void keysSpecsFamiliesAndOwners_areFound() {
        catalog.create(NodePath.ROOT, Nodes.withSpecs("a", new Spec("x", "1"), new Spec("y", null)));
        catalog.create(NodePath.ROOT, Nodes.withSpecs("b", new Spec("y", null)));
        catalog.create(NodePath.ROOT, Nodes.array("c", Management.EXTERNAL));
        catalog.create(NodePath.ROOT, Nodes.withAccess("d", "{\"tags\":[\"t1\",\"t2\"]}"));
        catalog.create(NodePath.ROOT, Nodes.withAccess("e", "{\"user\":\"alice\"}"));
        assertThat(found(new Lookup("b"))).containsExactly("b");
        assertThat(found(new Lookup("b"), new Lookup("a"))).isEmpty();
        assertThat(found(new Keys(List.of("c", "a", "z")))).containsExactly("a", "c");
        assertThat(found(new Specs(List.of("y"), List.of()))).containsExactly("a", "b");
        assertThat(found(new Specs(List.of("y"), List.of("x")))).containsExactly("b");
        assertThat(found(new Family(StructureFamily.ARRAY))).containsExactly("c");
        assertThat(found(new AccessBlob(List.of("alice"), List.of("t2")))).containsExactly("d", "e");
        assertThat(found(new AccessBlob(List.of(), List.of()))).isEmpty();
    }

    // rule 6
    @Test
    void allConditions_hold() {
        make("{\"a\":1,\"b\":1}", "{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":2}");
        catalog.create(path("n0"), container("n9", "{\"a\":1,\"b\":2}"));
        assertThat(found(new Equal(key("a"), 1), new Equal(key("b"), 2))).containsExactly("n1");
        assertThat(found(new Comparison(Operator.LT, key("a"), 2), new NotEqual(key("b"), 1)))
                .containsExactly("n1");
    }
}
