package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.StructureFamily;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sparse arrays and values of any nesting, on a server that stores such.
public abstract class RestClientContract {

    private static final SparseArray SPARSE = new SparseArray(
            List.of(4L, 6L), List.of(NdArray.of(0L, 3, 3), NdArray.of(5L, 0, 4)), NdArray.of(1.5, -2, 7));

    private FreshContainer fresh;

    /// The server, with a key that allows everything.
    protected abstract String server();

    @BeforeEach
    void makeContainer() {
        fresh = FreshContainer.on(server());
    }

    @AfterEach
    void removeContainer() {
        fresh.close();
    }

    @Test
    void sparseArray_isReadBack() {
        fresh.container().writeSparse(SPARSE, NewData.named("s").metadata(Map.of("n", 1)));
        SparseClient sparse = (SparseClient) fresh.container().get("s");
        assertThat(sparse.read().dense()).isEqualTo(SPARSE.dense());
        assertThat(sparse.shape()).containsExactly(4L, 6L);
        assertThat(sparse.metadata()).containsEntry("n", 1);
        NdSlice slice = NdSlice.parse("2:,1:");
        assertThat(sparse.read(slice).dense()).isEqualTo(SPARSE.dense().slice(slice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::-1", ":,::-1", "3:0:-1,::-2", "3,::-1", "::2", ":,4", "1:1", "0:0:2", "0:0:2,1::2"})
    void partOfASparseArray_isWhatItIsInMemory(String text) {
        NdSlice slice = NdSlice.parse(text);
        SparseArray part =
                fresh.container().writeSparse(SPARSE, NewData.unnamed()).read(slice);
        assertThat(part.dense()).isEqualTo(SPARSE.dense().slice(slice));
    }

    @Test
    void partOfASparseArray_isExported(@TempDir Path folder) throws Exception {
        SparseClient sparse = fresh.container().writeSparse(SPARSE, NewData.named("s"));
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        sparse.export(part, ArrowData.TYPE, NdSlice.parse("1:,2:5"));
        assertThat(rows(part.toByteArray())).isEqualTo(1);
        Path file = folder.resolve("s.arrow");
        sparse.export(file, ArrowData.TYPE, NdSlice.ALL);
        assertThat(rows(Files.readAllBytes(file))).isEqualTo(3);
    }

    private static int rows(byte[] arrow) throws IOException {
        try (BufferAllocator memory = ArrowData.memory("rows");
                ArrowFileReader reader = new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(arrow), memory)) {
            int rows = 0;
            while (reader.loadNextBatch()) {
                rows += reader.getVectorSchemaRoot().getRowCount();
            }
            return rows;
        }
    }

    @Test
    void sparseArrayInChunks_isReadBack() {
        SparseClient sparse =
                fresh.container().writeSparse(SPARSE, NewData.named("c").chunks(2, 3));
        assertThat(sparse.read().dense()).isEqualTo(SPARSE.dense());
        assertThat(sparse.readBlock(1, 1).dense()).isEqualTo(SPARSE.dense().slice(NdSlice.parse("2:,3:")));
    }

    // rule 20
    @Test
    void sparseValuesThatDoNotFit_areRefusedAndChangeNothing() {
        SparseClient sparse =
                fresh.container().writeSparse(SPARSE, NewData.named("s").chunks(2, 3));
        SparseArray shape = new SparseArray(List.of(2L, 3L), List.of(NdArray.of(0L), NdArray.of(1L)), NdArray.of(9.5));
        SparseArray type = new SparseArray(List.of(4L, 6L), SPARSE.coordinates(), NdArray.of(1, 2, 3));
        SparseArray block = new SparseArray(List.of(2L, 3L), List.of(NdArray.of(0L), NdArray.of(1L)), NdArray.of(9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sparse.write(shape))
                .withMessageContaining("[2, 3]")
                .withMessageContaining("[4, 6]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sparse.write(type))
                .withMessageContaining("kind=INT")
                .withMessageContaining("kind=FLOAT");
        assertThatIllegalArgumentException().isThrownBy(() -> sparse.writeBlock(SPARSE, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> sparse.writeBlock(block, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> sparse.writeBlock(shape, 2, 0));
        assertThat(sparse.read().dense()).isEqualTo(SPARSE.dense());
        sparse.writeBlock(shape, 0, 0);
        assertThat(sparse.readBlock(0, 0).dense()).isEqualTo(shape.dense());
    }

    // rule 20
    @Test
    void awkwardValuesThatDoNotFit_areRefusedAndChangeNothing() {
        List<List<Long>> values = List.of(List.of(1L, 2L), List.of(), List.of(3L));
        fresh.container().writeAwkward(AwkwardArray.of(values), NewData.named("w"));
        AwkwardClient awkward = (AwkwardClient) fresh.container().get("w");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> awkward.write(AwkwardArray.of(List.of(List.of(1L)))))
                .withMessageContaining("1 values")
                .withMessageContaining("3 of the form");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> awkward.write(AwkwardArray.of(List.of(1L, 2L, 3L))))
                .withMessageContaining("NumpyArray")
                .withMessageContaining("ListOffsetArray");
        assertThat(awkward.read().list()).isEqualTo(values);
        awkward.write(awkward.read());
        assertThat(awkward.read().list()).isEqualTo(values);
    }

    @Test
    void awkwardValues_areReadBack(@TempDir Path folder) throws Exception {
        List<Object> values = List.of(
                Map.of("x", List.of(1.5, 2.0), "s", "ä", "n", Arrays.asList(null, 3L)),
                Map.of("x", List.of(), "s", "b", "n", List.of()));
        fresh.container().writeAwkward(AwkwardArray.of(values), NewData.named("w"));
        AwkwardClient awkward = (AwkwardClient) fresh.container().get("w");
        assertThat(awkward.length()).isEqualTo(2);
        assertThat(awkward.read().list()).isEqualTo(values);
        assertThat(awkward.buffers(List.of("node2")).keySet()).isNotEmpty().allMatch(name -> name.startsWith("node2-"));
        awkward.export(folder.resolve("w.json"), "json");
        assertThat(Files.readString(folder.resolve("w.json"))).contains("1.5");
    }

    @Test
    void raggedRows_areReadBack() {
        List<List<List<Long>>> rows =
                List.of(List.of(List.of(1L, 2L), List.of(3L)), List.of(), List.of(List.of(4L, 5L, 6L)));
        fresh.container().writeRagged(AwkwardArray.of(rows), NewData.named("r").dims("a", "b", "c"));
        RaggedClient ragged = (RaggedClient) fresh.container().get("r");
        assertThat(ragged.read().list()).isEqualTo(rows);
        assertThat(ragged.shape()).containsExactly(Optional.of(3L), Optional.empty(), Optional.empty());
        assertThat(ragged.size()).isEqualTo(6);
        assertThat(ragged.read(1, 3).list()).isEqualTo(rows.subList(1, 3));
        assertThat(ragged.dims()).containsExactly("a", "b", "c");
        assertThat(ragged.type()).isEqualTo(NdTypes.INT64);
        AwkwardArray records = AwkwardArray.of(List.of(Map.of("x", 1L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fresh.container().writeRagged(records, NewData.named("records")))
                .withMessageContaining("writeAwkward");
    }

    @Test
    void raggedRows_areAddedAtTheEnd() {
        AwkwardArray rows = AwkwardArray.of(List.of(List.of(1.5, 2.5), List.of(3.5)));
        NewNode empty = NewNode.of(StructureFamily.RAGGED, new RaggedStructure(rows, null).json(), RaggedClient.STORED);
        RaggedClient ragged = (RaggedClient) fresh.container().create(empty.key("r"));
        ragged.writeBlock(rows, 0);
        ragged.append(AwkwardArray.of(List.of(List.of(), List.of(4.5))));
        ragged.append(AwkwardArray.of(List.of(List.of(5.5, 6.5, 7.5))));
        assertThat(ragged.shape()).containsExactly(Optional.of(5L), Optional.empty());
        assertThat(ragged.read().list())
                .isEqualTo(List.of(List.of(1.5, 2.5), List.of(3.5), List.of(), List.of(4.5), List.of(5.5, 6.5, 7.5)));
    }
}
