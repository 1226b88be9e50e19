package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataTypeCodec;
import dev.quadrel.structure.NdTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people and programs are shown of nodes.
class NodeTableTest {

    // rule 16
    @Test
    void type_isWrittenAsNumpyDoes() {
        assertThat(kind("U", 20)).isEqualTo("U5");
        assertThat(kind("S", 20)).isEqualTo("S20");
        assertThat(kind("f", 8)).isEqualTo("f8");
    }

    private static String kind(String kind, int bytes) {
        return NodeTable.kind(DataTypeCodec.parse(
                Map.of("kind", kind, "itemsize", bytes, "endianness", kind.equals("S") ? "not_applicable" : "little")));
    }

    // rule 40
    @Test
    void json_isOneLineThatActsOnNothing() {
        assertThat(NodeTable.line(Map.of("key", "a\u001b\u009b\nb"))).isEqualTo("{\"key\":\"a\\u001B\\u009b\\nb\"}");
    }

    // rule 38
    @Test
    void numberAlone_hasNoLines() {
        assertThat(ShowNode.hasLines(array(List.of()))).isFalse();
        assertThat(ShowNode.hasLines(array(List.of(2L)))).isTrue();
        assertThat(ShowNode.hasLines(array(List.of(2L, 3L)))).isTrue();
        assertThat(ShowNode.hasLines(array(List.of(2L, 3L, 4L)))).isFalse();
    }

    private static ArrayStructure array(List<Long> shape) {
        return new ArrayStructure(NdTypes.FLOAT64, Chunks.whole(shape), shape, null, false);
    }
}
