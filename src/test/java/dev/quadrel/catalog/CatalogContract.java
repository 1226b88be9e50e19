package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.array;
import static dev.quadrel.catalog.Nodes.asset;
import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.catalog.Node.ChildCount;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What every catalog does: nodes are made, changed, and deleted.
@TestInstance(Lifecycle.PER_CLASS)
abstract class CatalogContract {

    static final int CAP = 20;

    Catalog catalog;
    CountingSource source;

    /// A database that has nothing in it yet.
    abstract CatalogDatabase database(UnaryOperator<javax.sql.DataSource> wrapped) throws Exception;

    @BeforeAll
    void open() throws Exception {
        CatalogDatabase database = database(connections -> source = new CountingSource(connections));
        catalog = new Catalog(database, CAP, 100_000, Clock.systemUTC());
    }

    @AfterAll
    void close() {
        if (catalog != null) {
            catalog.close();
        }
    }

    @AfterEach
    void empty() {
        Listing left = catalog.search(NodePath.ROOT, Nodes.page(Nodes.FIRST));
        left.nodes().forEach(node -> catalog.delete(node.path(), true, false));
    }

    // rule 1
    @Test
    void node_isFoundAsItWasMade() {
        NewNode made = new NewNode(
                "a",
                StructureFamily.ARRAY,
                List.of(new Spec("x", "1"), new Spec("y", null)),
                "{\"n\":[1,2.5,null,{\"é\\\"\":\"ü\"}]}",
                "{\"tags\":[\"t\"]}",
                array("a", Management.EXTERNAL, asset("file://localhost/1", 1), asset("file://localhost/0", 0))
                        .source());
        Node node = catalog.create(NodePath.ROOT, made);
        assertThat(node).isEqualTo(catalog.get(path("a")));
        assertThat(node.family()).isEqualTo(StructureFamily.ARRAY);
        assertThat(node.specs()).isEqualTo(made.specs());
        assertThat(node.metadata().replace(" ", "")).isEqualTo(made.metadata());
        assertThat(node.accessBlob().replace(" ", "")).isEqualTo(made.accessBlob());
        assertThat(node.version()).isEqualTo(1);
        DataSource stored = node.source().orElseThrow();
        assertThat(stored.structure().replace(" ", "")).isEqualTo("{\"shape\":[3]}");
        assertThat(stored.management()).isEqualTo(Management.EXTERNAL);
        assertThat(stored.assets()).extracting(Asset::number).containsExactly(0, 1);
        assertThat(stored.assets().getFirst().dataUri()).hasToString("file://localhost/0");
        assertThat(stored.assets().getFirst().size()).isEqualTo(7);
    }

    @Test
    void root_isThereFromTheBeginning() {
        Node root = catalog.get(NodePath.ROOT);
        assertThat(root.family()).isEqualTo(StructureFamily.CONTAINER);
        assertThat(root.children()).isEqualTo(new ChildCount(0, true));
        assertThat(root.metadata()).isEqualTo("{}");
    }

    @Test
    void missingNode_is404InTheWordsOfTiled() {
        assertThat(catalog.find(path("a/b"))).isEmpty();
        assertProblem(404, "No such entry: ['a', 'b']", () -> catalog.get(path("a/b")));
        assertProblem(404, "No such entry: ['a']", () -> catalog.create(path("a"), container("b")));
    }

    // rule 1
    @Test
    void nodeBelowAnArray_is405() {
        catalog.create(NodePath.ROOT, array("a", Management.WRITABLE));
        assertProblem(405, "/a", () -> catalog.create(path("a"), container("b")));
    }

    @Test
    void keyThatUrlsCannotName_is422() {
        for (String key : List.of(".", "..", "", "a/b")) {
            assertProblem(422, "\"" + key + "\"", () -> catalog.create(NodePath.ROOT, container(key)));
        }
        assertThat(catalog.create(NodePath.ROOT, container("...")).path()).isEqualTo(path("..."));
    }

    // rule 14
    @Test
    void json_isKeptAsItCame() {
        String metadata = "{\"z\":1,\"a\":[2.0,1E2],\"m\":{\"y\":5e-324,\"b\":null}}";
        assertThat(catalog.create(NodePath.ROOT, container("a", metadata)).metadata())
                .isEqualTo(metadata);
        catalog.update(path("a"), new NodeChange(Optional.of("{\"b\":1}"), Optional.empty(), Optional.empty(), true));
        assertThat(catalog.revisions(path("a"), Nodes.FIRST))
                .extracting(Revision::metadata)
                .containsExactly(metadata);
    }

    // rule 2
    @Test
    void manyMakingTheSameKey_oneDoes() throws Exception {
        catalog.create(NodePath.ROOT, container("a"));
        List<Callable<Boolean>> creators = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            creators.add(() -> {
                try {
                    catalog.create(path("a"), array("b", Management.EXTERNAL, asset("file://localhost/b", 0)));
                    return true;
                } catch (ProblemException e) {
                    assertThat(e.problem().status()).isEqualTo(409);
                    assertThat(e.problem().detail()).isEqualTo("/a/b");
                    return false;
                }
            });
        }
        int made = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> creator : threads.invokeAll(creators)) {
                made += creator.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(catalog.count(path("a"), List.of())).isEqualTo(1);
    }

    // rule 3
    @Test
    void findingANode_takesOneStatement() {
        catalog.create(NodePath.ROOT, array("a", Management.EXTERNAL, asset("file://localhost/b", 0)));
        assertThat(source.count(() -> catalog.get(path("a")))).isEqualTo(1);
    }

    // rule 3
    @Test
    void page_takesTwoStatements() {
        for (int i = 0; i < 25; i++) {
            catalog.create(NodePath.ROOT, array("a" + i, Management.EXTERNAL, asset("file://localhost/" + i, 0)));
        }
        assertThat(source.count(() -> {
                    Listing listing = catalog.search(NodePath.ROOT, Nodes.sorted("-color", "-"));
                    assertThat(listing.nodes())
                            .hasSize(25)
                            .allMatch(
                                    node -> node.source().orElseThrow().assets().size() == 1);
                }))
                .isLessThanOrEqualTo(2);
    }

    // rule 11
    @Test
    void changedNode_hasWhatWasGivenAndAnotherVersion() {
        catalog.create(NodePath.ROOT, container("a", "{\"n\":1}"));
        Node changed = catalog.update(
                path("a"),
                new NodeChange(
                        Optional.of("{\"n\":2}"), Optional.of(List.of(new Spec("s", null))), Optional.empty(), true));
        assertThat(changed.metadata().replace(" ", "")).isEqualTo("{\"n\":2}");
        assertThat(changed.specs()).containsExactly(new Spec("s", null));
        assertThat(changed.accessBlob()).isEqualTo("{}");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(catalog.get(path("a"))).isEqualTo(changed);
        assertProblem(
                404,
                "['b']",
                () -> catalog.update(
                        path("b"), new NodeChange(Optional.empty(), Optional.empty(), Optional.empty(), true)));
    }

    // rule 11
    @Test
    void revisions_areNumberedFromOne() {
        catalog.create(NodePath.ROOT, container("a", "{\"n\":0}"));
        for (int i = 1; i <= 4; i++) {
            Optional<String> metadata = Optional.of("{\"n\":" + i + "}");
            catalog.update(path("a"), new NodeChange(metadata, Optional.empty(), Optional.empty(), i != 2));
        }
        assertThat(catalog.revisionCount(path("a"))).isEqualTo(3);
        assertThat(catalog.revisions(path("a"), new Page(null, 1, 2)))
                .extracting(Revision::number)
                .containsExactly(2, 3);
        Revision first = catalog.revisions(path("a"), Nodes.FIRST).getFirst();
        assertThat(first.metadata()).isEqualTo("{\"n\":0}");
        assertThat(catalog.revisions(path("a"), new Page(null, 0, 0))).isEmpty();
        catalog.deleteRevision(path("a"), 2);
        assertThat(catalog.revisions(path("a"), Nodes.FIRST))
                .extracting(Revision::number)
                .containsExactly(1, 3);
        assertProblem(404, "2", () -> catalog.deleteRevision(path("a"), 2));
        assertProblem(404, "['b']", () -> catalog.revisions(path("b"), Nodes.FIRST));
    }

    // rule 11
    @Test
    void changedData_countsTheVersionOn() {
        catalog.create(NodePath.ROOT, array("a", Management.WRITABLE));
        catalog.dataChanged(path("a"), Optional.empty());
        catalog.dataChanged(path("a"), Optional.of("{\"shape\":[4]}"));
        Node node = catalog.get(path("a"));
        assertThat(node.version()).isEqualTo(3);
        assertThat(node.source().orElseThrow().structure().replace(" ", "")).isEqualTo("{\"shape\":[4]}");
        assertProblem(404, "['b']", () -> catalog.dataChanged(path("b"), Optional.empty()));
    }

    @Test
    void changedSource_hasItsNewAssetsToo() {
        Node node = catalog.create(NodePath.ROOT, array("a", Management.EXTERNAL, asset("file://localhost/0", 0)));
        DataSource before = node.source().orElseThrow();
        DataSource wanted = new DataSource(
                before.id(),
                StructureFamily.ARRAY,
                "{\"shape\":[6]}",
                "application/x-npy",
                "{}",
                "{\"p\":2}",
                Management.WRITABLE,
                List.of(asset("file://localhost/0", 0), asset("file://localhost/1", 1)));
        DataSource after = catalog.updateSource(path("a"), wanted).source().orElseThrow();
        assertThat(after.mimeType()).isEqualTo("application/x-npy");
        assertThat(after.management()).isEqualTo(Management.EXTERNAL);
        assertThat(after.assets()).hasSize(2);
        assertThat(catalog.get(path("a")).version()).isEqualTo(2);
        catalog.create(NodePath.ROOT, array("b", Management.EXTERNAL));
        assertProblem(404, String.valueOf(before.id()), () -> catalog.updateSource(path("b"), wanted));
    }

    // rule 12
    @Test
    void containerWithEntries_isDeletedOnlyWithThem() {
        catalog.create(NodePath.ROOT, container("a"));
        catalog.create(path("a"), container("b", "{\"n\":1,\"t\":\"word\"}"));
        catalog.create(path("a/b"), container("c"));
        catalog.create(NodePath.ROOT, container("ab"));
        assertProblem(409, "/a", () -> catalog.delete(path("a"), false, true));
        assertThat(catalog.delete(path("a"), true, true)).isEmpty();
        assertThat(catalog.find(path("a/b/c"))).isEmpty();
        assertThat(Nodes.keys(catalog.search(NodePath.ROOT, Nodes.search()))).containsExactly("ab");
        assertProblem(404, "['a']", () -> catalog.delete(path("a"), true, true));
        assertProblem(405, "root", () -> catalog.delete(NodePath.ROOT, true, true));
    }

    // rule 12
    @Test
    void assets_goWithTheLastThatHasThem() {
        Asset shared = asset("file://localhost/shared", 0);
        Asset own = asset("file://localhost/own", 1);
        catalog.create(NodePath.ROOT, array("a", Management.WRITABLE, shared, own));
        Node other = catalog.create(NodePath.ROOT, array("b", Management.WRITABLE, shared));
        assertProblem(409, "external_only=False", () -> catalog.delete(path("a"), false, true));
        assertThat(catalog.delete(path("a"), false, false))
                .extracting(Asset::dataUri)
                .containsExactly(own.dataUri());
        assertThat(catalog.get(path("b"))).isEqualTo(other);
        assertThat(catalog.delete(path("b"), false, false))
                .extracting(Asset::dataUri)
                .containsExactly(shared.dataUri());
        catalog.create(NodePath.ROOT, array("c", Management.EXTERNAL, shared));
        assertThat(catalog.delete(path("c"), false, true)).isEmpty();
    }

    static void assertProblem(int status, String part, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).as(e.problem().detail()).isEqualTo(status);
            assertThat(e.problem().detail()).contains(part);
        });
    }
}
