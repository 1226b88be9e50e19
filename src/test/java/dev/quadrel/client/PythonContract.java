package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.json.Json;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.structure.NdArray;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Java client writes is read by Tiled's Python client, value by value, and what that writes is read here.
public abstract class PythonContract {

    private final Map<String, Object> expected = new LinkedHashMap<>();
    private FreshContainer fresh;

    /// The server, with a key that allows everything.
    protected abstract String server();

    /// Whose environment has Tiled's client.
    protected abstract Path python();

    /// Whether the server stores numbers of 16 bytes.
    protected abstract boolean storesLongDoubles();

    @BeforeEach
    void makeContainer() {
        fresh = FreshContainer.on(server());
    }

    @AfterEach
    void removeContainer() {
        fresh.close();
    }

    private String run(String what, String... further) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(python().toString(), "-W", "ignore", "src/test/python/java_client.py", what));
        command.add(URI.create(server()).toString());
        command.add(fresh.container().key());
        command.addAll(List.of(further));
        Path log = Files.createTempFile("java-client", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        assertThat(code).as(said).isZero();
        return said.strip();
    }

    @Test
    void everyTypeOfArray_goesToPythonAndBack(@TempDir Path folder) throws Exception {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        List<NdArray> all = new ArrayList<>(FreshContainer.arraysOfEveryType());
        all.add(FreshContainer.struct());
        all.add(NdArray.of(1.5, 2, 3, 4, 5, 6).reshaped(2, 3));
        all.add(NdArray.of(7L).reshaped());
        for (NdArray values : all) {
            String key = "array-" + arrays.size();
            arrays.put(key, values);
            fresh.container().writeArray(values, NewData.named(key));
            expected.put(key, said(values));
        }
        Path file = Files.writeString(folder.resolve("expected.json"), Json.text(expected));
        assertThat(run("check", file.toString())).isEqualTo(Integer.toString(all.size()));
        arrays.forEach((key, values) -> assertThat(
                        ((ArrayClient) fresh.container().get(key + "-back")).read())
                .as("%s %s", key, values.type())
                .satisfies(back -> assertSame(values, back)));
    }

    /// As bytes: Java has no such numbers. Tiled's own server has no place for them.
    @Test
    void longDoubles_goToPythonAndBackAsTheyAre(@TempDir Path folder) throws Exception {
        List<NdArray> all = FreshContainer.longDoubles();
        if (!storesLongDoubles()) {
            assertThatExceptionOfType(ClientException.class)
                    .isThrownBy(() -> fresh.container().writeArray(all.getFirst(), NewData.named("long")));
            return;
        }
        for (NdArray values : all) {
            String key = "long-" + expected.size();
            fresh.container().writeArray(values, NewData.named(key));
            expected.put(key, said(values));
        }
        Path file = Files.writeString(folder.resolve("expected.json"), Json.text(expected));
        assertThat(run("check", file.toString())).isEqualTo("3");
        for (int i = 0; i < all.size(); i++) {
            NdArray back = ((ArrayClient) fresh.container().get("long-" + i + "-back")).read();
            assertThat(back).isEqualTo(all.get(i));
            assertThat(back.bytes().mismatch(all.get(i).bytes())).isEqualTo(-1);
            assertThat(back.get(0)).isInstanceOf(byte[].class);
            assertThatIllegalArgumentException().isThrownBy(back::doubles).withMessageContaining("long doubles");
        }
    }

    /// Python's client writes elements of several fields as bytes without a meaning.
    private static void assertSame(NdArray values, NdArray back) {
        if (values.type() instanceof Struct) {
            assertThat(back.bytes().mismatch(values.bytes())).isEqualTo(-1);
        } else {
            assertThat(back).isEqualTo(values);
        }
    }

    private static Map<String, Object> said(NdArray values) {
        byte[] bytes = values.bytes().toArray(ValueLayout.JAVA_BYTE);
        return Map.of(
                "dtype", dtype(values.type()),
                "shape", values.shape(),
                "bytes", HexFormat.of().formatHex(bytes));
    }

    private static Object dtype(DataType type) {
        return switch (type) {
            case Struct struct ->
                struct.fields().stream()
                        .map(field -> List.of(field.name(), dtype(field.type())))
                        .toList();
            case Builtin simple -> {
                int count = simple.kind() == Kind.TEXT ? simple.itemSize() / 4 : simple.itemSize();
                String units = simple.units() == null ? "" : simple.units();
                yield order(simple) + simple.kind().code() + count + units;
            }
        };
    }

    private static String order(Builtin type) {
        return switch (type.endianness()) {
            case BIG -> ">";
            case LITTLE -> "<";
            case NOT_APPLICABLE -> "|";
        };
    }

    @Test
    void tables_goToPythonAndBack(@TempDir Path folder) throws Exception {
        try (TableColumns columns = new TableColumns()
                .add("text", Arrays.asList("a", null, "ü"))
                .add("whole", 1L, -2L, 3L)
                .add("real", 0.5, 1e300, -3)
                .add("truth", true, false, true)
                .add("tiny", NdArray.of((byte) 1, (byte) -2, (byte) 3))
                .add("short", NdArray.of(1.5f, 2, -3))) {
            fresh.container().writeTable(columns.rows(), NewData.named("table"));
        }
        expected.put(
                "table",
                Map.of(
                        "columns",
                        Map.of(
                                "text", Arrays.asList("a", null, "ü"),
                                "whole", List.of(1, -2, 3),
                                "real", List.of(0.5, 1e300, -3.0),
                                "truth", List.of(true, false, true),
                                "tiny", List.of(1, -2, 3),
                                "short", List.of(1.5, 2.0, -3.0))));
        run(
                "check",
                Files.writeString(folder.resolve("t.json"), Json.text(expected)).toString());
        List<String> before = rows("table");
        assertThat(before).hasSize(3);
        assertThat(rows("table-back")).isEqualTo(before);
    }

    private List<String> rows(String key) {
        try (Stream<String> rows = ((TableClient) fresh.container().get(key))
                .rows(row -> row.text("text")
                        + row.number("whole")
                        + row.real("real")
                        + row.truth("truth")
                        + row.number("tiny")
                        + row.real("short"))) {
            return rows.toList();
        }
    }

    @Test
    void sparseAndAwkwardData_goToPythonAndBack(@TempDir Path folder) throws Exception {
        SparseArray sparse =
                new SparseArray(List.of(4L, 6L), List.of(NdArray.of(0L, 3), NdArray.of(5L, 0)), NdArray.of(1.5, 7));
        fresh.container().writeSparse(sparse, NewData.named("sparse"));
        expected.put(
                "sparse",
                Map.of(
                        "shape",
                        List.of(4, 6),
                        "places",
                        List.of(List.of(0, 5), List.of(3, 0)),
                        "values",
                        List.of(1.5, 7.0)));
        List<Object> values = List.of(
                Map.of("x", List.of(1.5, 2.0), "s", "ä", "n", Arrays.asList(null, 3L)),
                Map.of("x", List.of(), "s", "b", "n", List.of()));
        fresh.container().writeAwkward(AwkwardArray.of(values), NewData.named("awkward"));
        expected.put("awkward", Map.of("list", values));
        run(
                "check",
                Files.writeString(folder.resolve("s.json"), Json.text(expected)).toString());
        assertThat(((SparseClient) fresh.container().get("sparse-back")).read().dense())
                .isEqualTo(sparse.dense());
        assertThat(((AwkwardClient) fresh.container().get("awkward-back"))
                        .read()
                        .list())
                .isEqualTo(values);
    }

    @Test
    void raggedRows_goToPythonAndBack(@TempDir Path folder) throws Exception {
        List<List<Double>> rows = List.of(List.of(1.5, 2.5), List.of(), List.of(3.5));
        fresh.container().writeRagged(AwkwardArray.of(rows), NewData.named("ragged"));
        expected.put("ragged", Map.of("rows", rows));
        run(
                "check",
                Files.writeString(folder.resolve("r.json"), Json.text(expected)).toString());
        assertThat(((RaggedClient) fresh.container().get("ragged-back")).read().list())
                .isEqualTo(rows);
    }

    @Test
    void whatPythonMakes_isRead() throws Exception {
        run("fill");
        RaggedClient ragged = (RaggedClient) fresh.container().get("ragged");
        assertThat(ragged.read().list()).isEqualTo(List.of(List.of(1.5, 2.5), List.of(), List.of(3.5)));
        assertThat(ragged.read(1, 3).list()).isEqualTo(List.of(List.of(), List.of(3.5)));
        try (Stream<Object> rows = ((TableClient) fresh.container().get("categories")).rows(row -> row.get("c"))) {
            assertThat(rows).containsExactly("x", "y", "x");
        }
        DatasetClient dataset =
                DatasetClient.of((ContainerClient) fresh.container().get("dataset"));
        assertThat(dataset.variables()).containsOnlyKeys("temperature");
        assertThat(dataset.coordinates()).containsOnlyKeys("x");
        assertThat(dataset.dims()).isEqualTo(Map.of("x", 2L, "y", 3L));
        assertThat(dataset.attrs()).containsEntry("title", "a run");
        ArrayClient temperature = dataset.variables().get("temperature");
        assertThat(DatasetClient.attrs(temperature)).containsEntry("units", "K");
        assertThat(temperature.read()).isEqualTo(NdArray.of(0d, 1, 2, 3, 4, 5).reshaped(2, 3));
        CompositeClient composite =
                CompositeClient.of((ContainerClient) fresh.container().get("composite"));
        assertThat(composite.parts()).containsOnlyKeys("a", "b", "c");
        assertThat(((ArrayClient) composite.parts().get("b")).read()).isEqualTo(NdArray.of(0.5, 1.5));
    }
}
