package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.key;
import static dev.quadrel.catalog.Nodes.keys;
import static dev.quadrel.catalog.Nodes.path;
import static dev.quadrel.catalog.Nodes.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.Distinct.Value;
import dev.quadrel.catalog.Distinct.Wanted;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query.AccessBlob;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.query.Query.Family;
import dev.quadrel.query.Query.In;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every catalog does where some nodes are not for everybody.
abstract class AccessContract extends ListingContract {

    private static final Set<Scope> LOOKING = Set.of(Scope.READ_METADATA);
    private static final Identity ANN = member(1);
    private static final Identity BOB = member(2);
    private static final String READABLE = "{\"tags\":[\"read\"]}";

    private static Identity.Member member(long id) {
        return new Identity.Member(new UUID(0, id), Scope.ALL, Optional.empty());
    }

    /// Somebody's own nodes for everything, those tagged `read` for reading, the root for making nodes.
    private static final class Policy implements AccessPolicy {

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public Reach reach(Identity who, Set<Scope> scopes) {
            Reach own = new Reach.Owner(who.getName());
            if (scopes.equals(Set.of(Scope.WRITE_METADATA)) || scopes.contains(Scope.DELETE_NODE)) {
                return own;
            }
            return Reach.anyOf(List.of(new Reach.Root(), own, new Reach.Tagged(Set.of("read", "other"))));
        }

        @Override
        public NodeAccess atCreation(Identity who, String asked, NodeAccess around) {
            if (!asked.equals("{}")) {
                return NodeAccess.of(asked);
            }
            return around.isNone() ? NodeAccess.owned(who.getName(), "me") : NodeAccess.NONE;
        }

        @Override
        public NodeAccess atChange(Identity who, String asked, NodeAccess current) {
            if (asked.contains("never")) {
                throw AccessPolicy.refusal("never");
            }
            return NodeAccess.of(asked);
        }
    }

    private Catalog as(Identity who, Scope... scopes) {
        return catalog.of(new Policy(), who, scopes.length == 0 ? LOOKING : Set.of(scopes));
    }

    /// Ann has `a` with `in` and `open` in it; all may read `r`, in which Bob has `b`.
    private void fill() {
        as(ANN).create(NodePath.ROOT, container("a", "{\"v\":1,\"w\":\"x\"}"));
        as(ANN).create(path("a"), container("in", "{\"v\":1}"));
        as(ANN).create(path("a"), container("open", "{\"v\":1}", READABLE));
        as(BOB).create(NodePath.ROOT, container("r", "{\"v\":1,\"w\":\"y\"}", READABLE));
        catalog.create(NodePath.ROOT, container("nobodys", "{\"v\":1}"));
    }

    // rule 22
    @Test
    void whatSomebodyMayNotSee_isNotThere() {
        fill();
        assertThat(as(ANN).get(path("a/in")).metadata().replace(" ", "")).isEqualTo("{\"v\":1}");
        for (String hidden : List.of("a", "a/in", "a/open", "nobodys", "missing")) {
            String said = "No such entry: ['" + hidden.replace("/", "', '") + "']";
            assertThat(as(BOB).find(path(hidden))).as(hidden).isEmpty();
            assertProblem(404, said, () -> as(BOB).get(path(hidden)));
            assertProblem(404, said, () -> as(BOB).search(path(hidden), search()));
            assertProblem(404, said, () -> as(BOB).count(path(hidden), List.of()));
            assertProblem(
                    404, said, () -> as(BOB).distinct(path(hidden), List.of(), new Wanted(List.of("v"), true, true)));
            assertProblem(404, said, () -> as(BOB).revisions(path(hidden), Nodes.FIRST));
            assertProblem(404, said, () -> as(BOB).revisionCount(path(hidden)));
            assertProblem(404, said, () -> as(BOB).deleteRevision(path(hidden), 1));
            assertProblem(404, said, () -> as(BOB).create(path(hidden), container("x")));
            assertProblem(404, said, () -> as(BOB).update(path(hidden), changed("{}")));
            assertProblem(404, said, () -> as(BOB).dataChanged(path(hidden), Optional.empty()));
            assertProblem(404, said, () -> as(BOB).delete(path(hidden), true, false));
        }
        assertThat(catalog.find(path("a/x"))).isEmpty();
    }

    private static NodeChange changed(String metadata) {
        return new NodeChange(Optional.of(metadata), Optional.empty(), Optional.empty(), true);
    }

    private static NodeChange asking(String blob) {
        return new NodeChange(Optional.empty(), Optional.empty(), Optional.of(blob), false);
    }

    // rule 22
    @Test
    void whatIsListedAndCounted_isWhatSomebodyMaySee() {
        fill();
        for (List<dev.quadrel.query.Query> queries : List.<List<dev.quadrel.query.Query>>of(
                List.of(),
                List.of(new Equal(key("v"), 1)),
                List.of(new Equal(key("v"), 1), new Family(StructureFamily.CONTAINER)),
                List.of(new In(key("v"), List.of(1, 2))))) {
            Search search = search(queries.toArray(dev.quadrel.query.Query[]::new));
            assertThat(keys(as(BOB).search(NodePath.ROOT, search))).containsExactly("r");
            assertThat(as(BOB).search(NodePath.ROOT, search).count()).isEqualTo(new Node.ChildCount(1, true));
            assertThat(keys(as(ANN).search(NodePath.ROOT, search))).containsExactly("a", "r");
            assertThat(as(ANN).count(NodePath.ROOT, queries)).isEqualTo(2);
            assertThat(catalog.count(NodePath.ROOT, queries)).isEqualTo(3);
        }
        assertThat(keys(as(ANN).search(NodePath.ROOT, Nodes.sorted("-v")))).containsExactly("a", "r");
        assertThat(as(BOB).get(NodePath.ROOT).children().number()).isEqualTo(1);
        assertThat(as(ANN).get(path("a")).children().number()).isEqualTo(2);
        assertThat(as(BOB).distinct(NodePath.ROOT, List.of(), new Wanted(List.of("w"), true, false)))
                .isEqualTo(new Distinct(
                        Map.of("w", List.of(new Value("\"y\"", 1))),
                        List.of(new Value("\"container\"", 1)),
                        List.of()));
    }

    // rule 3
    @Test
    void aPage_takesTwoStatementsForEverybody() {
        fill();
        Search search = search(new Equal(key("v"), 1));
        assertThat(source.count(() -> as(ANN).search(NodePath.ROOT, search))).isEqualTo(2);
        assertThat(source.count(() -> as(ANN).get(path("a/open")))).isEqualTo(1);
    }

    // rule 5
    @Test
    void pagesByCursor_haveWhatSomebodyMaySee() {
        for (int i = 0; i < 30; i++) {
            as(i % 3 == 0 ? ANN : BOB).create(NodePath.ROOT, container("n" + i, "{\"v\":7}"));
        }
        Catalog ann = as(ANN);
        Listing first = ann.search(NodePath.ROOT, Nodes.page(new Page(null, 0, 6)));
        assertThat(keys(first)).containsExactly("n0", "n3", "n6", "n9", "n12", "n15");
        Listing second = ann.search(NodePath.ROOT, Nodes.page(new Page(first.next(), 0, 6)));
        assertThat(keys(second)).containsExactly("n18", "n21", "n24", "n27");
        assertThat(second.more()).isFalse();
        assertThat(second.count().number()).isEqualTo(10);
    }

    // rule 23
    @Test
    void whatSomebodyMayOnlySee_is403() {
        fill();
        Catalog writer = as(ANN, Scope.WRITE_METADATA);
        assertProblem(403, "Requires scopes ['write:metadata']", () -> writer.update(path("r"), changed("{\"v\":2}")));
        assertProblem(403, "Requires scopes", () -> writer.find(path("r")));
        assertProblem(403, "Requires scopes", () -> writer.search(path("r"), search()));
        assertProblem(403, "Requires scopes", () -> as(ANN, Scope.DELETE_NODE).delete(path("r"), true, false));
        writer.update(path("a"), changed("{\"v\":2}"));
        assertThat(as(ANN).revisions(path("a"), Nodes.FIRST)).hasSize(1);
        assertThat(catalog.get(path("r")).version()).isEqualTo(1);
        assertThat(keys(writer.search(path("a"), search()))).containsExactly("in");
    }

    // rule 24
    @Test
    void whatSaysNothing_isAsItsContainerIs_alsoLater() {
        fill();
        as(ANN).create(path("a/in"), container("deep", "{\"v\":1}"));
        assertThat(as(ANN).get(path("a/in/deep")).accessBlob()).isEqualTo("{\"user\":\"me\"}");
        assertThat(catalog.get(path("a/in/deep")).accessBlob()).isEqualTo("{}");
        long version = as(ANN).get(path("a/in/deep")).version();
        as(ANN).update(path("a"), asking(READABLE));
        assertThat(as(BOB).get(path("a/in/deep")).accessBlob()).isEqualTo(READABLE);
        assertThat(as(BOB).get(path("a/in/deep")).version()).isGreaterThan(version);
        assertThat(keys(as(BOB).search(path("a"), search(new Equal(key("v"), 1)))))
                .containsExactly("in", "open");
        as(BOB).update(path("a/in"), asking("{\"tags\":[\"none\"]}"));
        assertThat(as(BOB).find(path("a/in"))).isEmpty();
        assertThat(as(BOB).find(path("a/in/deep"))).isEmpty();
        assertThat(keys(as(BOB).search(path("a"), search(new Equal(key("v"), 1)))))
                .containsExactly("open");
    }

    // rule 24
    @Test
    void aSearchByAccess_findsWhatIsShown() {
        fill();
        Search ofAnn = search(new AccessBlob(List.of("me"), List.of()));
        Search readable = search(new AccessBlob(List.of("you"), List.of("read", "x")));
        assertThat(keys(as(ANN).search(path("a"), ofAnn))).containsExactly("in");
        assertThat(keys(as(ANN).search(path("a"), readable))).containsExactly("open");
        assertThat(keys(catalog.search(path("a"), ofAnn))).isEmpty();
        as(ANN).update(path("a"), asking(READABLE));
        assertThat(keys(as(BOB).search(path("a"), readable))).containsExactly("in", "open");
        assertThat(keys(catalog.search(path("a"), readable))).containsExactly("open");
    }

    // rule 24
    @Test
    void whatTheRootSays_countsForWhatIsInIt() {
        fill();
        catalog.update(NodePath.ROOT, asking(READABLE));
        try {
            assertThat(keys(as(BOB).search(NodePath.ROOT, search()))).containsExactly("r", "nobodys");
            catalog.create(NodePath.ROOT, container("new"));
            assertThat(as(BOB).get(path("new")).accessBlob()).isEqualTo(READABLE);
            assertThat(as(BOB).get(NodePath.ROOT).accessBlob()).isEqualTo(READABLE);
        } finally {
            catalog.update(NodePath.ROOT, asking("{}"));
        }
        assertThat(as(BOB).find(path("new"))).isEmpty();
    }

    // rule 24
    @Test
    void aRefusedBlob_changesNothing() {
        fill();
        assertProblem(
                403,
                "Access policy rejects the provided access blob.",
                () -> as(ANN).update(
                                path("a"),
                                new NodeChange(
                                        Optional.of("{}"), Optional.empty(), Optional.of("{\"never\":1}"), true)));
        assertThat(as(ANN).get(path("a")).version()).isEqualTo(1);
        as(ANN).update(path("a"), asking("{\"user\":\"me\"}"));
        assertThat(as(ANN).get(path("a")).accessBlob()).isEqualTo("{\"user\":\"me\"}");
    }

    // rule 25
    @Test
    void nobodyDeletesWhatOthersHave() {
        fill();
        assertProblem(403, "only others", () -> as(ANN, Scope.DELETE_NODE).delete(path("a"), true, false));
        as(ANN).update(path("a/open"), asking("{}"));
        as(ANN, Scope.DELETE_NODE).delete(path("a/in"), true, false);
        assertThat(catalog.find(path("a/in"))).isEmpty();
    }

    // rule 24
    @Test
    void whatIsMadeWhileItsContainerChanges_isAsThatBecomes() throws Exception {
        as(ANN).create(NodePath.ROOT, container("a"));
        as(ANN).create(path("a"), container("b"));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (String tag : List.of("read", "none", "other", "void", "read")) {
                List<Callable<Node>> work = IntStream.range(0, 12)
                        .<Callable<Node>>mapToObj(i -> i == 5
                                ? () -> catalog.update(path("a"), asking("{\"tags\":[\"" + tag + "\"]}"))
                                : () -> catalog.of(new Policy(), ANN, LOOKING)
                                        .create(
                                                path("a/b"),
                                                container(UUID.randomUUID().toString())))
                        .toList();
                for (Future<Node> done : threads.invokeAll(work)) {
                    try {
                        done.get();
                    } catch (java.util.concurrent.ExecutionException e) {
                        assertThat(e).hasMessageContaining("No such entry");
                    }
                }
            }
        }
        assertThat(as(BOB).count(path("a/b"), List.of())).isEqualTo(catalog.count(path("a/b"), List.of()));
    }
}
