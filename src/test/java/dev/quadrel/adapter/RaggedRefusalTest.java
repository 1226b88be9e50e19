package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.AwkwardArray;
import dev.quadrel.structure.AwkwardForm;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaggedRefusalTest {

    private static final long LIMIT = 1 << 20;
    private static final long MANY = 1_000_000_000_000L;

    @TempDir
    Path folder;

    private RaggedFolder made(List<Long> shape, List<Long> blocks) {
        List<List<Long>> chunks = new ArrayList<>(Collections.nCopies(shape.size(), null));
        chunks.set(0, blocks);
        return new RaggedFolder(folder, new RaggedStructure(NdTypes.INT64, shape, 4, chunks, null, false));
    }

    private static byte[] bytes(long... numbers) {
        return MemorySegment.ofArray(numbers).toArray(ValueLayout.JAVA_BYTE);
    }

    private static Map<String, Object> numbers(List<Integer> inner) {
        return Map.of("class", "NumpyArray", "primitive", "int64", "inner_shape", inner, "form_key", "data");
    }

    private static Object read(RaggedFolder rows) throws IOException {
        RaggedFolder.Rows read = rows.read(NdSlice.ALL, LIMIT);
        AwkwardForm.Reader reader = AwkwardForm.reader(read.structure().form(), read.buffers());
        List<Object> list = new ArrayList<>();
        for (long i = 0; i < read.structure().length(); i++) {
            list.add(reader.at(i));
        }
        return list;
    }

    private void assertNothingIsLeft() throws IOException {
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    // rule 29
    @Test
    void nothingThatStandsForEndlessRows_isRefused() throws IOException {
        RaggedFolder rows = made(Arrays.asList(MANY, null), List.of(MANY));
        Map<String, Object> lists = Map.of("class", "RegularArray", "size", 0, "content", numbers(List.of()));
        AwkwardArray empty = new AwkwardArray(MANY, lists, Map.of("data-data", new byte[0]));
        assertProblem(422, "would have more than", () -> rows.write(Zipped.rows(empty)));
        AwkwardArray inner = new AwkwardArray(MANY, numbers(List.of(0)), Map.of("data-data", new byte[0]));
        assertProblem(422, "would have more than", () -> rows.write(Zipped.rows(inner)));
        RaggedFolder none = made(List.of(MANY, 0L), List.of(MANY));
        assertProblem(422, "would have more than", () -> none.write(Zipped.rows(inner)));
        assertNothingIsLeft();
    }

    // rule 29
    @Test
    void listsThatShareTheirElements_areRefusedWhereThatBecomesMuch() throws IOException {
        int count = 10_000;
        RaggedFolder rows = made(Arrays.asList((long) count, null), List.of((long) count));
        Map<String, Object> lists =
                Map.of("class", "ListArray", "starts", "i64", "form_key", "lists", "content", numbers(List.of()));
        long[] stops = new long[count];
        Arrays.fill(stops, 1 << 17);
        Map<String, byte[]> buffers = new LinkedHashMap<>();
        buffers.put("lists-starts", new byte[8 * count]);
        buffers.put("lists-stops", bytes(stops));
        buffers.put("data-data", new byte[8 << 17]);
        AwkwardArray shared = new AwkwardArray(count, lists, buffers);
        assertProblem(422, "would have more than", () -> rows.write(Zipped.rows(shared)));
        assertNothingIsLeft();
        RaggedFolder few = made(Arrays.asList(2L, null), List.of(2L));
        few.write(Zipped.rows(new AwkwardArray(
                2, lists, Map.of("lists-starts", bytes(0, 0), "lists-stops", bytes(2, 1), "data-data", bytes(5, 6)))));
        assertThat(read(few)).isEqualTo(List.of(List.of(5L, 6L), List.of(5L)));
    }

    // rule 29
    @Test
    void tooManyMembers_areRefused() throws IOException {
        Map<String, byte[]> members = Map.of("a", new byte[1], "b", new byte[1], "c", new byte[1]);
        assertProblem(422, "more than 2", () -> ZipUpload.receive(Zipped.of(members), folder, name -> true, 2));
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(ZipUpload.receive(Zipped.of(members), other, name -> true, 3))
                .hasSize(3);
    }

    // rule 28
    @Test
    void aWrongRowInALaterBlock_leavesTheEarlierOnes() throws IOException {
        RaggedFolder rows = made(List.of(2L, 2L), List.of(1L, 1L));
        List<List<Long>> old = List.of(List.of(1L, 2L), List.of(3L, 4L));
        rows.write(Zipped.rows(AwkwardArray.of(old)));
        AwkwardArray wrong = AwkwardArray.of(List.of(List.of(5L, 6L), List.of(7L)));
        assertProblem(422, "has 1 elements, not 2", () -> rows.write(Zipped.rows(wrong)));
        assertThat(read(rows)).isEqualTo(old);
    }

    // rule 28
    @Test
    void blocksAreReadOneAfterTheOther_alsoEmptyOnes() throws IOException {
        RaggedFolder rows = made(Arrays.asList(4L, null), List.of(0L, 1L, 0L, 2L, 1L, 0L));
        List<List<Long>> lists = List.of(List.of(1L), List.of(), List.of(2L, 3L), List.of(4L));
        rows.write(Zipped.rows(AwkwardArray.of(lists)));
        assertThat(read(rows)).isEqualTo(lists);
    }

    // rule 28
    @Test
    void rowsWithoutRoomForAnotherBlock_areRefused() throws IOException {
        RaggedFolder rows = made(Arrays.asList(0L, null), Collections.nCopies(100_000, 0L));
        try (RaggedUpload upload = rows.receive(Zipped.rows(AwkwardArray.of(List.of(List.of(1L)))))) {
            assertProblem(409, "at most 100000 blocks", () -> rows.append(1, upload));
        }
        assertNothingIsLeft();
    }

    // rule 28
    @Test
    void aFormThatIsNoText_isRefused() {
        RaggedFolder rows = made(Arrays.asList(1L, null), List.of(1L));
        Map<String, byte[]> members = Map.of("length", new byte[8], "form", new byte[] {'"', (byte) 0xff, '"'});
        assertProblem(422, "UTF-8", () -> rows.receive(Zipped.of(members)).close());
    }
}
