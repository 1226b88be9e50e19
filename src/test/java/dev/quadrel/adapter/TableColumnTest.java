package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.json.Json;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.NdSlice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableColumnTest {

    /// Texts of what numpy has no type for look as Java writes them, where Python writes them in another way.
    private static final List<String> OTHERWISE = List.of("list", "record", "clock", "bytes", "doubt");

    @TempDir
    Path folder;

    // rule 19
    @Test
    void column_isTheArrayThatPandasMakesOfIt() throws IOException {
        TableStore table = stored("types", 1);
        Map<?, ?> expected = expected();
        for (String name : table.structure().columns()) {
            if (expected.get(name) instanceof Map<?, ?> numpy && !OTHERWISE.contains(name)) {
                ArrayReader column = table.column(name);
                Builtin type = (Builtin) column.structure().dataType();
                assertThat(column.structure().shape()).containsExactly(4L);
                assertThat(read(column, ":")).as(name).isEqualTo(numpy.get("hex"));
                assertThat(numpy.get("dtype").toString())
                        .as(name)
                        .contains(type.kind().code());
            }
        }
        assertThat(table.column("day").structure().dataType().itemSize()).isEqualTo(40);
    }

    @Test
    void slice_skipsAndGoesBackwards() throws IOException {
        TableStore table = stored("lz4", 3);
        table.write(1, Tables.open("lz4"));
        ArrayReader column = table.column("i");
        assertThat(column.structure().shape()).containsExactly(40_000L);
        for (String slice :
                List.of(":", "5:", "14990:15010", "::7", "19995:20005:3", "::-1", "39999:3:-977", "17", "-1")) {
            assertThat(HexFormat.of().parseHex(read(column, slice))).as(slice).isEqualTo(naive(slice));
        }
        assertThat(read(column, "5:5")).isEmpty();
        assertThat(ArrowMemory.inUse()).isZero();
    }

    @Test
    void unknownColumn_isNotFound() throws IOException {
        TableStore table = stored("types", 1);
        assertThatThrownBy(() -> table.column("no")).hasMessageContaining("no column no");
        assertThatThrownBy(() -> table.column("__index_level_0__")).hasMessageContaining("no column __index");
    }

    private static byte[] naive(String slice) {
        long[] all =
                IntStream.range(0, 40_000).mapToLong(i -> i % 20_000 % 1000).toArray();
        var wanted = NdSlice.parse(slice).of(List.of(40_000L)).dimensions().getFirst();
        ByteBuffer bytes = ByteBuffer.allocate((int) wanted.count() * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < wanted.count(); i++) {
            bytes.putLong(all[(int) (wanted.start() + i * wanted.step())]);
        }
        return bytes.array();
    }

    private static String read(ArrayReader column, String slice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        column.read(NdSlice.parse(slice).of(column.structure().shape()), Tables.sink(out));
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static Map<?, ?> expected() throws IOException {
        try (InputStream in = TableColumnTest.class.getResourceAsStream("columns.json")) {
            return (Map<?, ?>) Json.read(in);
        }
    }

    private TableStore stored(String name, int partitions) throws IOException {
        List<Path> files = IntStream.range(0, partitions)
                .mapToObj(i -> folder.resolve(i + ".arrow"))
                .toList();
        TableStore table = new ArrowTable(Tables.structure(name, partitions), files);
        table.write(0, Tables.open(name));
        return table;
    }
}
