package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.AwkwardArray;
import dev.quadrel.structure.AwkwardForm;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.RaggedStructure;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaggedFolderTest {

    private static final long LIMIT = 1 << 20;
    private static final List<?> ROWS = List.of(List.of(List.of(1L, 2L), List.of(3L)), List.of(), List.of(List.of(4L)));

    @TempDir
    Path folder;

    private RaggedFolder made(List<Long> shape, List<Long> blocks) {
        return made(NdTypes.INT64, shape, blocks);
    }

    private RaggedFolder made(DataType type, List<Long> shape, List<Long> blocks) {
        List<List<Long>> chunks = new ArrayList<>(shape.stream()
                .map(length -> length == null ? null : List.of(length))
                .toList());
        chunks.set(0, blocks);
        return new RaggedFolder(folder, new RaggedStructure(type, shape, 4, chunks, null, false));
    }

    private static Object read(RaggedFolder rows, String slice) throws IOException {
        RaggedFolder.Rows read = rows.read(NdSlice.parse(slice), LIMIT);
        AwkwardForm.Reader reader = AwkwardForm.reader(read.structure().form(), read.buffers());
        if (read.isNumber()) {
            return reader.at(0);
        }
        List<Object> list = new ArrayList<>();
        for (long i = 0; i < read.structure().length(); i++) {
            list.add(reader.at(i));
        }
        return list;
    }

    // rule 28
    @Test
    void rowsInBlocks_areReadByAnySlice() throws IOException {
        RaggedFolder rows = made(Arrays.asList(3L, null, null), List.of(1L, 2L));
        assertProblem(404, "No values", () -> read(rows, ""));
        rows.write(Zipped.rows(AwkwardArray.of(ROWS)));
        assertThat(read(rows, "")).isEqualTo(ROWS);
        assertThat(read(rows, "0")).isEqualTo(ROWS.getFirst());
        assertThat(read(rows, "0,1")).isEqualTo(List.of(3L));
        assertThat(read(rows, "-1,0,0")).isEqualTo(4L);
        assertThat(read(rows, "::-1")).isEqualTo(ROWS.reversed());
        assertThat(read(rows, ":,0:1")).isEqualTo(List.of(List.of(List.of(1L, 2L)), List.of(), List.of(List.of(4L))));
        assertThat(read(rows, "1:")).isEqualTo(ROWS.subList(1, 3));
        assertThat(read(rows, "0,:,0")).isEqualTo(List.of(1L, 3L));
        for (String wrong : List.of("3", ":,0", "0,0,5", ":,:,:,:")) {
            assertProblem(422, "", () -> read(rows, wrong));
        }
        assertProblem(400, "exceed 8", () -> rows.read(NdSlice.ALL, 8));
        rows.writeBlock(0, Zipped.rows(AwkwardArray.of(List.of(List.of(List.of(9L))))));
        assertThat(read(rows, "0")).isEqualTo(List.of(List.of(9L)));
        assertProblem(422, "no block 2", () -> rows.writeBlock(2, Zipped.rows(AwkwardArray.of(ROWS))));
    }

    // rule 28
    @Test
    void everySlice_takesWhatItTakesOfLists() throws IOException {
        Random random = new Random(3);
        RaggedFolder rows = made(Arrays.asList(9L, null), List.of(4L, 0L, 5L));
        List<List<Long>> lists = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            lists.add(random.longs(random.nextInt(5), 0, 100).boxed().toList());
        }
        rows.write(Zipped.rows(AwkwardArray.of(lists)));
        int[] steps = {1, 1, 2, -1, -3};
        for (int round = 0; round < 200; round++) {
            String outer = (random.nextInt(24) - 12) + ":" + (random.nextInt(24) - 12) + ":" + steps[random.nextInt(5)];
            String inner = (random.nextInt(12) - 6) + ":" + (random.nextInt(12) - 6) + ":" + steps[random.nextInt(5)];
            List<Object> expected = new ArrayList<>();
            for (List<Long> row : taken(lists, outer)) {
                expected.add(taken(row, inner));
            }
            assertThat(read(rows, outer + "," + inner)).as(outer + "," + inner).isEqualTo(expected);
        }
    }

    private static <T> List<T> taken(List<T> list, String slice) {
        var wanted = NdSlice.parse(slice)
                .of(List.of((long) list.size()))
                .dimensions()
                .getFirst();
        List<T> taken = new ArrayList<>();
        for (long i = 0; i < wanted.count(); i++) {
            taken.add(list.get((int) (wanted.start() + i * wanted.step())));
        }
        return taken;
    }

    // rule 28
    @Test
    void addedRows_areThereWhenTheStructureSaysSo() throws IOException {
        RaggedFolder rows = made(Arrays.asList(3L, null, null), List.of(3L));
        rows.write(Zipped.rows(AwkwardArray.of(ROWS)));
        List<?> more = List.of(List.of(List.of(5L, 6L, 7L)));
        RaggedStructure longer = appended(rows, 1, more);
        assertThat(longer.blocks()).containsExactly(3L, 1L);
        assertThat(longer.size()).isEqualTo(7);
        assertThat(read(rows, "")).isEqualTo(ROWS);
        assertThat(read(new RaggedFolder(folder, longer), "2:"))
                .isEqualTo(List.of(List.of(List.of(4L)), List.of(List.of(5L, 6L, 7L))));
        assertProblem(422, "1 rows, not 2", () -> appended(rows, 2, more));
    }

    private static RaggedStructure appended(RaggedFolder rows, long count, List<?> more) throws IOException {
        try (RaggedUpload upload = rows.receive(Zipped.rows(AwkwardArray.of(more)))) {
            return rows.append(count, upload);
        }
    }

    // rule 28
    @Test
    void fixedDimensions_areKeptWhateverFormTheyComeIn() throws IOException {
        RaggedFolder rows = made(NdTypes.FLOAT64, List.of(2L, 3L), List.of(2L));
        Map<String, Object> form = new LinkedHashMap<>(
                Map.of("class", "NumpyArray", "primitive", "float64", "inner_shape", List.of(3), "form_key", "node0"));
        byte[] numbers = MemorySegment.ofArray(new double[] {1, 2, 3, 4, 5, 6}).toArray(ValueLayout.JAVA_BYTE);
        rows.write(Zipped.rows(new AwkwardArray(2, form, Map.of("node0-data", numbers))));
        assertThat(read(rows, "")).isEqualTo(List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0)));
        assertThat(read(rows, ":,1")).isEqualTo(List.of(2.0, 5.0));
        assertThat(rows.read(NdSlice.ALL, LIMIT).structure().form()).containsEntry("class", "RegularArray");
        AwkwardArray lists = AwkwardArray.of(List.of(List.of(1.0), List.of(2.0)));
        assertProblem(422, "has 1 elements, not 3", () -> rows.write(Zipped.rows(lists)));
    }

    // rule 28
    @Test
    void otherRows_areRefusedAndTheOldStay() throws IOException {
        RaggedFolder rows = made(Arrays.asList(3L, null, null), List.of(3L));
        rows.write(Zipped.rows(AwkwardArray.of(ROWS)));
        for (List<?> wrong : List.of(
                List.of(List.of(1L), List.of(), List.of()),
                List.of(List.of(List.of(1.5)), List.of(), List.of()),
                List.of(List.of(List.of(List.of(1L))), List.of(), List.of()),
                List.of(List.of("a"), List.of(), List.of()),
                List.of(Map.of("a", 1L), Map.of("a", 1L), Map.of("a", 1L)),
                List.of(List.of(List.of(1L))))) {
            assertProblem(422, "", () -> rows.write(Zipped.rows(AwkwardArray.of(wrong))));
        }
        Map<String, byte[]> buffers = AwkwardArray.of(ROWS).buffers();
        assertProblem(422, "lacks length", () -> rows.write(Zipped.of(buffers)));
        Map<String, byte[]> outside = new LinkedHashMap<>(buffers);
        outside.put("../form", new byte[1]);
        assertProblem(422, "../form", () -> rows.write(Zipped.of(outside)));
        assertProblem(422, "", () -> rows.write(Stored.in(new byte[9])));
        assertThat(read(rows, "")).isEqualTo(ROWS);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
