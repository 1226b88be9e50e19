package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.key;
import static dev.quadrel.catalog.Nodes.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.catalog.Node.ChildCount;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// In which order and in which pages every catalog lists what it finds, and how it counts.
abstract class ListingContract extends ValuesContract {

    // rule 7
    @Test
    void sorting_isByTypeThenByValue() {
        make(
                "{\"v\":148.5}",
                "{\"v\":99}",
                "{\"v\":\"b\"}",
                "{\"v\":\"B\"}",
                "{}",
                "{\"v\":true}",
                "{\"v\":[1]}",
                "{\"v\":null}",
                "{\"v\":false}");
        List<String> ascending = Nodes.keys(catalog.search(NodePath.ROOT, Nodes.sorted("v")));
        assertThat(ascending).containsExactly("n4", "n7", "n8", "n5", "n1", "n0", "n3", "n2", "n6");
        assertThat(Nodes.keys(catalog.search(NodePath.ROOT, Nodes.sorted("-v", "-"))))
                .isEqualTo(ascending.reversed());
        assertThat(Nodes.keys(catalog.search(NodePath.ROOT, Nodes.sorted("-id")))
                        .getFirst())
                .isEqualTo("n8");
    }

    // rule 5
    @Test
    void pagesByCursor_leaveNothingOut() {
        make(IntStream.range(0, 11).mapToObj(i -> "{}").toArray(String[]::new));
        for (String sort : List.of("+", "-")) {
            List<String> all = new ArrayList<>();
            Listing page = catalog.search(NodePath.ROOT, Nodes.page(new Page(null, 0, 4), sort));
            all.addAll(Nodes.keys(page));
            while (page.next() != null) {
                page = catalog.search(NodePath.ROOT, Nodes.page(new Page(page.next(), 0, 4), sort));
                all.addAll(Nodes.keys(page));
            }
            List<String> expected =
                    IntStream.range(0, 11).mapToObj(i -> "n" + i).toList();
            assertThat(all).isEqualTo(sort.equals("+") ? expected : expected.reversed());
            assertThat(page.more()).isFalse();
        }
    }

    // rule 5
    @Test
    void pagesByOffset_endAndHaveNoCursorInAnotherOrder() {
        make("{\"v\":1}", "{\"v\":2}", "{\"v\":3}");
        Listing page = catalog.search(NodePath.ROOT, Nodes.page(new Page(null, 1, 1), "-v"));
        assertThat(Nodes.keys(page)).containsExactly("n1");
        assertThat(page.more()).isTrue();
        assertThat(page.next()).isNull();
        Listing none = catalog.search(NodePath.ROOT, Nodes.page(new Page(null, 0, 0)));
        assertThat(none.nodes()).isEmpty();
        assertThat(none.count()).isEqualTo(new ChildCount(3, true));
        assertThat(catalog.search(NodePath.ROOT, Nodes.page(new Page(null, 9, 5)))
                        .count()
                        .number())
                .isEqualTo(3);
        assertProblem(400, "cursor", () -> catalog.search(NodePath.ROOT, Nodes.page(new Page(1L, 0, 1), "v")));
    }

    // rule 4
    @Test
    void countBeyondTheLimit_isMarked() {
        make(IntStream.range(0, CAP + 3).mapToObj(i -> "{\"v\":1}").toArray(String[]::new));
        assertThat(catalog.search(NodePath.ROOT, Nodes.search()).count()).isEqualTo(new ChildCount(CAP, false));
        assertThat(catalog.get(NodePath.ROOT).children()).isEqualTo(new ChildCount(CAP, false));
        assertThat(catalog.count(NodePath.ROOT, List.of(new Equal(key("v"), 1))))
                .isEqualTo(CAP + 3);
    }

    @Test
    void searchInWhatIsNoContainer_is404() {
        catalog.create(NodePath.ROOT, Nodes.array("a", Management.EXTERNAL));
        assertProblem(404, "No such entry: ['a']", () -> catalog.search(path("a"), Nodes.search()));
        assertProblem(404, "No such entry: ['b']", () -> catalog.count(path("b"), List.of()));
    }

    // rule 10
    @Test
    void distinct_isOfTheChildrenAlone() {
        make("{\"c\":\"red\"}", "{\"c\":\"red\"}", "{\"c\":1}", "{\"c\":1.0}", "{\"c\":null}", "{}");
        catalog.create(path("n0"), container("x", "{\"c\":\"deep\"}"));
        catalog.create(NodePath.ROOT, Nodes.withSpecs("s", new Spec("x", "1")));
        Distinct distinct = catalog.distinct(NodePath.ROOT, List.of(), new Distinct.Wanted(List.of("c"), true, true));
        assertThat(distinct.metadata().get("c"))
                .extracting(Distinct.Value::count)
                .containsExactlyInAnyOrder(3L, 2L, 2L);
        assertThat(distinct.metadata().get("c"))
                .contains(new Distinct.Value("\"red\"", 2), new Distinct.Value("null", 3));
        assertThat(distinct.families()).containsExactly(new Distinct.Value("\"container\"", 7));
        assertThat(distinct.specs()).hasSize(2).anyMatch(value -> value.json().contains("\"x\"") && value.count() == 1);
        Distinct filtered = catalog.distinct(
                NodePath.ROOT, List.of(new Equal(key("c"), "red")), new Distinct.Wanted(List.of("c"), false, false));
        assertThat(filtered.metadata().get("c")).containsExactly(new Distinct.Value("\"red\"", 2));
        assertThat(filtered.families()).isEmpty();
    }
}
