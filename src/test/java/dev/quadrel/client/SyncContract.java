package dev.quadrel.client;

import static dev.quadrel.client.Queries.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nodes copied from one server to another.
public abstract class SyncContract {

    private static final NdArray NUMBERS =
            NdArray.of(IntStream.range(0, 30).toArray()).reshaped(5, 6);

    private FreshContainer from;
    private FreshContainer to;

    /// Where nodes are copied from, with a key that allows everything.
    protected abstract String source();

    /// Where they are copied to, likewise.
    protected abstract String target();

    @BeforeEach
    void makeContainers() {
        from = FreshContainer.on(source());
        to = FreshContainer.on(target());
    }

    @AfterEach
    void removeContainers() {
        from.close();
        to.close();
    }

    // rule 15
    @Test
    void copy_hasAllThatTheOriginalHas() {
        ContainerClient inner = from.container().createContainer("c", Map.of("a", 1));
        inner.writeArray(
                NUMBERS,
                NewData.named("n")
                        .chunks(2, 6)
                        .dims("y", "x")
                        .metadata(Map.of("b", "ä"))
                        .specs(new Spec("s", "1")));
        try (TableColumns columns = new TableColumns().add("x", 1, 2).add("y", 0.5, 1.5)) {
            inner.writeTable(columns.rows(), NewData.named("t"));
        }
        Sync.Report report = Sync.copy(from.container(), to.container(), Sync.Taken.FAIL);
        assertThat(report.copied()).extracting(NodePath::key).containsExactly("n", "t", "c");
        assertThat(report.skipped()).isEmpty();
        assertThat(to.container().get("c").metadata()).containsEntry("a", 1);
        ArrayClient array = (ArrayClient) to.container().get("c", "n");
        assertThat(array.read()).isEqualTo(NUMBERS);
        assertThat(array.layout()).isEqualTo(((ArrayClient) from.container().get("c", "n")).layout());
        assertThat(array.metadata()).containsEntry("b", "ä");
        assertThat(array.specs()).containsExactly(new Spec("s", "1"));
        TableClient table = (TableClient) to.container().get("c", "t");
        try (Stream<Double> rows = table.rows(row -> row.number("x") + row.real("y"))) {
            assertThat(rows).containsExactly(1.5, 3.5);
        }
    }

    // rule 15
    @Test
    void copyOfWhatWasSearchedFor_hasThatAlone() {
        for (int i = 0; i < 4; i++) {
            ContainerClient node = from.container().createContainer("c" + i, Map.of("i", i));
            node.createContainer("below", Map.of());
        }
        ContainerClient found = from.container().search(key("i").above(1)).sort("-i");
        Sync.Report report = Sync.copy(found, to.container(), Sync.Taken.FAIL);
        assertThat(report.copied()).extracting(NodePath::key).containsExactly("below", "c3", "below", "c2");
        assertThat(to.container().keys()).containsExactly("c3", "c2");
    }

    // rule 15
    @Test
    void takenKeys_areLeftOutOrAConflict() {
        from.container().writeArray(NUMBERS, NewData.named("n"));
        to.container().createContainer("n", Map.of());
        from.container().createContainer("z", Map.of());
        Sync.Report report = Sync.copy(from.container(), to.container(), Sync.Taken.SKIP);
        assertThat(report.skipped()).extracting(NodePath::key).containsExactly("n");
        assertThat(report.copied()).extracting(NodePath::key).containsExactly("z");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> Sync.copy(from.container(), to.container(), Sync.Taken.FAIL));
    }

    @Test
    void copyIntoItself_isRefused() {
        ContainerClient inner = from.container().createContainer("c", Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> Sync.copy(from.container(), inner, Sync.Taken.SKIP));
        assertThatIllegalArgumentException().isThrownBy(() -> Sync.copy(inner, inner, Sync.Taken.SKIP));
        try (FreshContainer other = FreshContainer.on(source().replace("127.0.0.1", "localhost"))) {
            ContainerClient same =
                    (ContainerClient) other.root().get(inner.path().segments().toArray(String[]::new));
            assertThatIllegalArgumentException().isThrownBy(() -> Sync.copy(from.container(), same, Sync.Taken.SKIP));
        }
    }

    // rule 15
    @Test
    void sparseArraysAndAwkwardValues_areCopied() {
        SparseArray sparse =
                new SparseArray(List.of(4L, 6L), List.of(NdArray.of(0L, 3), NdArray.of(5L, 0)), NdArray.of(1.5, 7));
        from.container().writeSparse(sparse, NewData.named("s").chunks(2, 6));
        from.container().writeAwkward(AwkwardArray.of(List.of(List.of(1L), List.of())), NewData.named("w"));
        assertThat(Sync.copy(from.container(), to.container(), Sync.Taken.FAIL).copied())
                .hasSize(2);
        assertThat(((SparseClient) to.container().get("s")).read().dense()).isEqualTo(sparse.dense());
        assertThat(((AwkwardClient) to.container().get("w")).read().list().toString())
                .isEqualTo("[[1], []]");
    }
}
