package dev.quadrel.catalog;

import static dev.quadrel.catalog.Nodes.array;
import static dev.quadrel.catalog.Nodes.asset;
import static dev.quadrel.catalog.Nodes.container;
import static dev.quadrel.catalog.Nodes.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every catalog does: nodes are changed by what they are.
abstract class ChangeContract extends CatalogContract {

    // rule 20
    @Test
    void manyCountingOn_areAllCounted() throws Exception {
        catalog.create(NodePath.ROOT, container("a", "{\"n\":0}"));
        List<Callable<Node>> counters = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            counters.add(() -> catalog.update(path("a"), ChangeContract::countedOn));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Node> counted : threads.invokeAll(counters)) {
                counted.get();
            }
        }
        assertThat(catalog.get(path("a")).metadata()).isEqualTo("{\"n\":16}");
        assertThat(catalog.revisionCount(path("a"))).isEqualTo(16);
    }

    private static NodeChange countedOn(Node node) {
        int number = Integer.parseInt(node.metadata().replaceAll("\\D", ""));
        return new NodeChange(Optional.of("{\"n\":" + (number + 1) + "}"), Optional.empty(), Optional.empty(), true);
    }

    // rule 20
    @Test
    void changeThatIsRefused_leavesNothing() {
        catalog.create(NodePath.ROOT, container("a", "{\"n\":0}"));
        assertProblem(
                409,
                "no",
                () -> catalog.update(path("a"), _ -> {
                    throw ProblemException.of(409, "no");
                }));
        assertThat(catalog.revisionCount(path("a"))).isZero();
        assertThat(catalog.get(path("a")).version()).isEqualTo(1);
    }

    // rule 12
    @Test
    void assetsOfADeletedNode_areNobodysUnlessOthersHaveThem() {
        Asset shared = asset("file://localhost/shared", 0);
        Asset own = asset("file://localhost/own", 1);
        Node node = catalog.create(NodePath.ROOT, array("a", Management.WRITABLE, shared, own));
        catalog.create(NodePath.ROOT, array("b", Management.WRITABLE, shared));
        List<Asset> assets = node.source().orElseThrow().assets();
        assertThat(catalog.unowned(assets)).isEmpty();
        catalog.delete(path("a"), false, false);
        assertThat(catalog.unowned(assets)).extracting(Asset::dataUri).containsExactly(own.dataUri());
    }
}
