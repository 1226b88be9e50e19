package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetFormatTest {

    private static final DataType BYTE = new Builtin(Endianness.NOT_APPLICABLE, Kind.INT, 1, null);

    // rule 14
    @Test
    void variablesAreColumns_andCoordinatesTheIndex() throws IOException {
        NodeTree tree = tree(Map.of(
                "count", array(List.of(3L), List.of("time")),
                "time", array(List.of(3L), List.of("time")),
                "_hidden", array(List.of(3L), List.of("time"))));
        assertThat(json(tree)).isEqualTo("{\"count\":[0,1,2]}");
        DatasetTable table = DatasetTable.of(tree, "text/csv", 100);
        assertThat(table.index()).extracting(DatasetVariable::name).containsExactly("time");
        assertThat(table.columns()).extracting(DatasetVariable::name).containsExactlyInAnyOrder("count", "_hidden");
        assertThat(table.rows()).isEqualTo(3);
    }

    @Test
    void variableWithoutDimensions_isTheSameInEachRow() throws IOException {
        NodeTree tree = tree(Map.of(
                "one", array(List.of(), List.of()),
                "row", array(List.of(2L), List.of("row"))));
        assertThat(json(tree)).isEqualTo("{\"one\":[0,0]}");
    }

    // rule 14
    @Test
    void severalDimensions_are406() {
        assertThatThrownBy(() -> json(tree(Map.of("grid", array(List.of(2L, 2L), List.of("y", "x"))))))
                .hasMessageContaining("(2, 2)");
        assertThatThrownBy(() -> json(tree(Map.of(
                        "x", array(List.of(2L), List.of("x")),
                        "y", array(List.of(3L), List.of("y"))))))
                .hasMessageContaining("incompatible");
    }

    // rule 13
    @Test
    void moreThanTheLimit_is400() {
        NodeTree tree = tree(Map.of("long", array(List.of(101L), List.of("x"))));
        assertThatThrownBy(() -> json(tree)).hasMessageContaining("Response would exceed 100");
    }

    private static String json(NodeTree tree) throws IOException {
        return new String(MemoryArray.sent(new DatasetFormat(new TableJson()).body(tree, 100)), StandardCharsets.UTF_8);
    }

    private static NodeTree tree(Map<String, ArrayReader> arrays) {
        return new NodeTree() {
            @Override
            public String metadata() {
                return "{}";
            }

            @Override
            public void walk(NodeVisitor visitor) throws IOException {
                for (Map.Entry<String, ArrayReader> array : arrays.entrySet()) {
                    visitor.array(array.getKey(), "{}", array::getValue);
                }
            }
        };
    }

    /// Bytes that count from 0 on.
    private static ArrayReader array(List<Long> shape, List<String> dimensions) {
        byte[] bytes = new byte[128];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        MemoryArray array = new MemoryArray(BYTE, shape, bytes, 2);
        return new ArrayReader() {
            @Override
            public ArrayStructure structure() {
                return new ArrayStructure(BYTE, Chunks.whole(shape), shape, dimensions, false);
            }

            @Override
            public void read(Selection selection, ByteSink sink) throws IOException {
                array.read(selection, sink);
            }
        };
    }
}
