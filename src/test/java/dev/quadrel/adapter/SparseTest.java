package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.Selection.Dimension;
import dev.quadrel.structure.SparseStructure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseTest {

    @TempDir
    Path folder;

    private DuckDatabase database;
    private Adapters adapters;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        database = new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(folder), Optional.of(folder));
        Storage storage = new Storage(Optional.of(folder), List.of());
        adapters = new Adapters(storage, new ArrayStores(storage), new TableStores(database));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        assertThat(ArrowMemory.inUse()).isZero();
    }

    private static SparseStructure structure(DataType type, List<List<Long>> chunks) {
        Chunks cut = new Chunks(chunks);
        return new SparseStructure(type, NdTypes.UINT64, cut, cut.shape(), null, false);
    }

    private Source made(DataType type, List<List<Long>> chunks) throws IOException {
        return adapters.create("", structure(type, chunks), Map.of());
    }

    /// An upload as pandas makes it.
    private static InputStream upload(List<long[]> places, double... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = ArrowMemory.open("upload")) {
            List<FieldVector> columns = new ArrayList<>();
            for (int along = 0; along < places.getFirst().length; along++) {
                BigIntVector column = new BigIntVector("dim" + along, memory);
                for (int row = 0; row < values.length; row++) {
                    column.setSafe(row, places.get(row)[along]);
                }
                columns.add(column);
            }
            Float8Vector data = new Float8Vector("data", memory);
            for (int row = 0; row < values.length; row++) {
                if (Double.isNaN(values[row])) {
                    data.setNull(row);
                } else {
                    data.setSafe(row, values[row]);
                }
            }
            columns.add(data);
            write(columns, values.length, bytes);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void write(List<FieldVector> columns, int rows, ByteArrayOutputStream bytes) throws IOException {
        columns.forEach(column -> column.setValueCount(rows));
        try (VectorSchemaRoot root = new VectorSchemaRoot(columns);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
            root.setRowCount(rows);
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    private static Map<List<Object>, Object> read(SparseStore array, String slice) throws IOException {
        Selection selection = NdSlice.parse(slice).of(array.structure().shape());
        Map<List<Object>, Object> elements = new TreeMap<>(Comparator.comparing(List::toString));
        for (var row : Tables.rows(array.part(selection), OptionalInt.empty(), List.of())) {
            List<Object> values = List.copyOf(row.values());
            elements.put(values.subList(0, values.size() - 1), values.getLast());
        }
        assertThat(array.count(selection)).isEqualTo(elements.size());
        return elements;
    }

    // rule 26
    @Test
    void blocks_areReadWithPlacesFromThePartsBegin() throws IOException {
        Source source = made(NdTypes.FLOAT64, List.of(List.of(2L, 2L), List.of(3L, 3L)));
        assertThat(source.mimeType()).isEqualTo("application/x-parquet;structure=sparse");
        assertThat(source.assets()).hasSize(4);
        SparseStore array = adapters.sparse(source);
        assertThat(read(array, "")).isEmpty();
        array.write(List.of(0, 1), upload(List.of(new long[] {0, 2}), 1.5));
        array.write(List.of(1, 0), upload(List.of(new long[] {1, 0}), -2));
        array.write(List.of(1, 1), upload(List.of(new long[] {1, 1}), Double.NaN));
        assertThat(read(array, ""))
                .isEqualTo(Map.of(List.of(0L, 5L), 1.5, List.of(3L, 0L), -2.0, List.of(3L, 4L), Double.NaN));
        assertThat(read(array, "2:,1:")).isEqualTo(Map.of(List.of(1L, 3L), Double.NaN));
        assertThat(read(array, "3")).isEqualTo(Map.of(List.of(0L), -2.0, List.of(4L), Double.NaN));
        assertThat(read(array, "0,5")).isEqualTo(Map.of(List.of(), 1.5));
        assertThat(read(array, "::-1,::-1").keySet())
                .containsExactlyInAnyOrder(List.of(3L, 0L), List.of(0L, 5L), List.of(0L, 1L));
        array.write(List.of(1, 1), upload(List.of(new long[] {0, 0}), 4));
        assertThat(read(array, "2:,3:")).isEqualTo(Map.of(List.of(0L, 0L), 4.0));
        assertThat(folder.resolve("x")).doesNotExist();
    }

    // rule 26
    @Test
    void everySlice_takesWhatItTakesOfTheWhole() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            SparseStore array = adapters.sparse(made(NdTypes.FLOAT64, List.of(List.of(3L, 1L, 4L), List.of(5L, 2L))));
            Map<List<Object>, Object> all = fill(array, random);
            String slice = part(random, 8) + "," + part(random, 7);
            Selection selection = NdSlice.parse(slice).of(List.of(8L, 7L));
            assertThat(read(array, slice)).as(slice).isEqualTo(taken(all, selection));
        }
    }

    private static Map<List<Object>, Object> fill(SparseStore array, Random random) throws IOException {
        Map<List<Object>, Object> all = new TreeMap<>(Comparator.comparing(List::toString));
        Chunks chunks = array.structure().chunks();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                var box = chunks.block(List.of(i, j));
                long[] place = {
                    random.nextLong(box.shape().getFirst()),
                    random.nextLong(box.shape().getLast())
                };
                double value = random.nextInt(100);
                array.write(List.of(i, j), upload(List.of(place), value));
                all.put(List.of(box.offset().getFirst() + place[0], box.offset().getLast() + place[1]), value);
            }
        }
        return all;
    }

    private static String part(Random random, int length) {
        if (random.nextInt(4) == 0) {
            return "" + random.nextInt(length);
        }
        int[] steps = {1, 1, 2, 3, -1, -2, -9};
        return (random.nextInt(3 * length) - length) + ":" + (random.nextInt(3 * length) - length) + ":"
                + steps[random.nextInt(steps.length)];
    }

    private static Map<List<Object>, Object> taken(Map<List<Object>, Object> all, Selection selection) {
        Map<List<Object>, Object> taken = new TreeMap<>(Comparator.comparing(List::toString));
        all.forEach((place, value) -> {
            List<Object> moved = new ArrayList<>();
            for (int along = 0; along < place.size(); along++) {
                Dimension wanted = selection.dimensions().get(along);
                long from = (Long) place.get(along) - wanted.start();
                long index = from / wanted.step();
                if (from % wanted.step() != 0 || index < 0 || index >= wanted.count()) {
                    return;
                }
                if (!wanted.dropped()) {
                    moved.add(index);
                }
            }
            taken.put(moved, value);
        });
        return taken;
    }

    // rule 26
    @Test
    void whatDoesNotFit_isRefusedAndTheOldElementsStay() throws IOException {
        SparseStore array = adapters.sparse(made(NdTypes.FLOAT64, List.of(List.of(2L), List.of(3L))));
        array.write(List.of(0, 0), upload(List.of(new long[] {1, 2}), 5));
        for (long[] place : List.of(new long[] {2, 0}, new long[] {0, 3}, new long[] {-1, 0})) {
            assertProblem(
                    422,
                    "outside of the block",
                    () -> array.write(List.of(0, 0), upload(List.of(new long[] {0, 0}, place), 1, 2)));
        }
        assertProblem(422, "out of range", () -> array.write(List.of(0, 1), upload(List.of(new long[] {0, 0}), 1)));
        assertProblem(422, "1 numbers", () -> array.write(List.of(0), upload(List.of(new long[] {0, 0}), 1)));
        assertProblem(422, "columns", () -> array.write(List.of(0, 0), upload(List.of(new long[] {0, 0, 0}), 1)));
        assertProblem(422, "no Arrow file", () -> array.write(List.of(0, 0), Stored.in(new byte[99])));
        SparseStore whole = adapters.sparse(made(NdTypes.INT64, List.of(List.of(2L), List.of(3L))));
        assertProblem(422, "declared as", () -> whole.write(List.of(0, 0), upload(List.of(new long[] {0, 0}), 1)));
        assertThat(read(array, "")).isEqualTo(Map.of(List.of(1L, 2L), 5.0));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    // rule 26
    @Test
    void placesOfAnyWholeNumbers_areTaken() throws IOException {
        SparseStore array = adapters.sparse(made(Stored.number(Kind.FLOAT, 8), List.of(List.of(300L))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = ArrowMemory.open("upload")) {
            UInt1Vector places = new UInt1Vector("dim0", memory);
            places.setSafe(0, 200);
            Float8Vector data = new Float8Vector("data", memory);
            data.setSafe(0, 2.5);
            write(List.of(places, data), 1, bytes);
        }
        array.write(List.of(0), Stored.in(bytes.toByteArray()));
        assertThat(read(array, "")).isEqualTo(Map.of(List.of(200L), 2.5));
    }

    @Test
    void valuesThatAreNoNumbers_andOtherFiles_areRefused() {
        for (DataType type : List.of(Stored.number(Kind.COMPLEX, 16), Stored.number(Kind.FLOAT, 16))) {
            assertProblem(422, "", () -> made(type, List.of(List.of(3L))));
        }
        SparseStructure structure = structure(NdTypes.FLOAT64, List.of(List.of(3L)));
        assertProblem(415, "text/csv", () -> adapters.create("text/csv", structure, Map.of()));
    }

    // rule 24
    @Test
    void filesOfAnotherArray_areRefused() throws IOException {
        Source source = made(NdTypes.FLOAT64, List.of(List.of(2L, 2L)));
        SparseStore array = adapters.sparse(source);
        array.write(List.of(0), upload(List.of(new long[] {1}), 5));
        array.write(List.of(1), upload(List.of(new long[] {1}), 6));
        adapters.requireMatching(source);
        SparseStructure one = structure(NdTypes.FLOAT64, List.of(List.of(4L)));
        assertProblem(
                422, "", () -> adapters.requireMatching(new Source(source.mimeType(), one, Map.of(), source.assets())));
        SparseStructure two = structure(NdTypes.FLOAT64, List.of(List.of(2L, 2L), List.of(1L)));
        assertProblem(
                422, "", () -> adapters.requireMatching(new Source(source.mimeType(), two, Map.of(), source.assets())));
        for (Source.Asset asset : source.assets()) {
            adapters.delete(asset.dataUri());
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
