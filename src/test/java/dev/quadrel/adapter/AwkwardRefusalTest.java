package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.AwkwardForm;
import dev.quadrel.structure.AwkwardStructure;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwkwardRefusalTest {

    private static final Map<String, Object> BYTES =
            Map.of("class", "NumpyArray", "primitive", "uint8", "inner_shape", List.of(), "form_key", "data");

    @TempDir
    Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = folder.toRealPath();
    }

    private static byte[] longs(long... numbers) {
        return MemorySegment.ofArray(numbers).toArray(ValueLayout.JAVA_BYTE);
    }

    private static Map<String, Object> with(Map<String, Object> form, Object... members) {
        Map<String, Object> changed = new LinkedHashMap<>(form);
        for (int i = 0; i < members.length; i += 2) {
            changed.put((String) members[i], members[i + 1]);
        }
        return changed;
    }

    private static Map<String, Object> text(Map<String, Object> content) {
        return Map.of(
                "class", "ListOffsetArray",
                "offsets", "i64",
                "form_key", "text",
                "parameters", Map.of("__array__", "string"),
                "content", content);
    }

    private void assertRefused(String words, long length, Map<String, Object> form, Map<String, byte[]> buffers) {
        AwkwardFolder values = new AwkwardFolder(folder, AwkwardStructure.of(length, form));
        assertProblem(422, words, () -> values.write(Zipped.of(buffers)));
    }

    // rule 27
    @Test
    void aStringOfAnythingButBytes_isRefused() {
        Map<String, byte[]> buffers = Map.of("text-offsets", longs(0, 1), "data-data", new byte[8]);
        assertRefused("A string has bytes", 1, text(with(BYTES, "primitive", "int64")), buffers);
        assertRefused("A string has bytes", 1, text(with(BYTES, "inner_shape", List.of(0))), buffers);
        Map<String, Object> record = Map.of("class", "RecordArray", "fields", List.of(), "contents", List.of());
        assertRefused("A string has bytes", 1, text(record), Map.of("text-offsets", longs(0, 1)));
        Map<String, Object> fixed = Map.of(
                "class",
                "RegularArray",
                "size",
                1,
                "parameters",
                Map.of("__array__", "bytestring"),
                "content",
                Map.of("class", "EmptyArray"));
        assertRefused("A string has bytes", 0, fixed, Map.of());
    }

    // rule 27
    @Test
    void aRecordWithAnotherNumberOfContents_isRefused() {
        Map<String, Object> record =
                Map.of("class", "RecordArray", "fields", List.of("a", "b"), "contents", List.of(BYTES));
        assertRefused("2 fields, but 1 contents", 1, record, Map.of("data-data", new byte[1]));
    }

    // rule 27
    @Test
    void aMaskOfAnotherType_isRefused() {
        for (String kind : List.of("ByteMaskedArray", "BitMaskedArray")) {
            Map<String, Object> masked =
                    Map.of("class", kind, "mask", "i64", "valid_when", true, "form_key", "m", "content", BYTES);
            assertRefused("i8 or u8", 1, masked, Map.of("m-mask", new byte[1], "data-data", new byte[1]));
        }
    }

    // rule 27
    @Test
    void placesBeyondAllNumbers_areRefused() {
        byte[] last = longs(Long.MAX_VALUE);
        Map<String, byte[]> buffers = Map.of("i-index", last, "data-data", new byte[1]);
        Map<String, Object> indexed =
                Map.of("class", "IndexedArray", "index", "i64", "form_key", "i", "content", BYTES);
        assertRefused("2^63", 1, indexed, buffers);
        Map<String, Object> union = Map.of(
                "class", "UnionArray", "tags", "i8", "index", "i64", "form_key", "i", "contents", List.of(BYTES));
        assertRefused("2^63", 1, union, with(buffers, "i-tags", new byte[1]));
        assertRefused("inner_shape", 1, with(BYTES, "inner_shape", List.of(-1)), Map.of("data-data", new byte[1]));
    }

    private static Map<String, byte[]> with(Map<String, byte[]> buffers, String name, byte[] bytes) {
        Map<String, byte[]> more = new LinkedHashMap<>(buffers);
        more.put(name, bytes);
        return more;
    }

    // rule 27
    @Test
    void aTextLongerThanWanted_isRefusedBeforeItIsMade() {
        Map<String, MemorySegment> buffers = Map.of(
                "text-offsets",
                MemorySegment.ofArray(longs(0, 1L << 40)),
                "data-data",
                MemorySegment.ofArray(new byte[1]));
        assertProblem(
                400,
                "more than the 100",
                () -> AwkwardForm.reader(text(BYTES), buffers, 100).at(0));
        Map<String, Object> lists = Map.of("class", "RegularArray", "size", 1L << 33, "content", BYTES);
        assertProblem(400, "elements", () -> AwkwardForm.reader(lists, buffers).at(0));
    }

    // rule 10
    @Test
    void linksOutOfTheFolder_areNotRead() throws IOException {
        Path outside =
                Files.write(Files.createDirectory(folder.resolve("outside")).resolve("data-data"), new byte[1]);
        Path inside = Files.createDirectory(folder.resolve("inside"));
        AwkwardFolder values = new AwkwardFolder(inside, AwkwardStructure.of(1, BYTES));
        Path link = Files.createSymbolicLink(inside.resolve("data-data"), outside);
        assertProblem(403, "leads out", values::require);
        Files.delete(link);
        Files.createSymbolicLink(inside.resolve("3"), folder.resolve("outside"));
        assertProblem(403, "leads out", values::require);
        Files.delete(inside.resolve("3"));
        Files.write(inside.resolve("other"), new byte[1]);
        Files.createSymbolicLink(inside.resolve("data-data"), Path.of("other"));
        values.require();
        assertThat(values.folder()).isEqualTo(inside);
    }
}
