package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdTypes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;

class TableRowTest {

    private static NdArray unsigned(NdArray values) {
        return NdArray.of(NdTypes.simple(Kind.UINT, values.type().itemSize()), values.shape(), values.memory());
    }

    // rule 19
    @Test
    void numbersWithoutASign_haveNone() {
        try (TableColumns columns = new TableColumns()
                .add("a", unsigned(NdArray.of((byte) 200)))
                .add("b", unsigned(NdArray.of((short) -1)))
                .add("c", unsigned(NdArray.of(-1)))
                .add("d", unsigned(NdArray.of(-1L)))
                .add("e", unsigned(NdArray.of(7L)))) {
            TableRow row = new TableRow(columns.rows(), 0, ArrowData.NO_DICTIONARIES);
            BigInteger largest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
            assertThat(row.map())
                    .isEqualTo(
                            Map.of("a", 200, "b", 65535, "c", 4294967295L, "d", largest, "e", BigInteger.valueOf(7)));
            assertThat(row.text("a") + row.text("b") + row.text("d")).isEqualTo("2006553518446744073709551615");
            assertThat(row.number("a")).isEqualTo(200);
            assertThat(row.number("b")).isEqualTo(65535);
            assertThat(row.number("c")).isEqualTo(4294967295L);
            assertThat(row.number("e")).isEqualTo(7);
            assertThat(row.real("a")).isEqualTo(200);
            assertThat(row.real("d")).isEqualTo(0x1p64);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> row.number("d"))
                    .withMessageContaining(largest.toString());
        }
    }

    // rule 19
    @Test
    void numbersWithASign_andRealOnes_areWhatTheyAre() {
        NdArray halves = NdArray.of(
                NdTypes.simple(Kind.FLOAT, 2),
                List.of(1L),
                NdArray.of((short) 0x3e00).memory());
        try (TableColumns columns = new TableColumns()
                .add("half", halves)
                .add("single", NdArray.of(-0.5f))
                .add("byte", NdArray.of((byte) -56))
                .add("short", NdArray.of((short) -2))
                .add("long", Long.MIN_VALUE)
                .add("truth", true)
                .add("missing", Arrays.asList((String) null))) {
            TableRow row = new TableRow(columns.rows(), 0, ArrowData.NO_DICTIONARIES);
            assertThat(row.get("half")).isEqualTo(1.5f);
            assertThat(row.text("half")).isEqualTo("1.5");
            assertThat(row.real("half")).isEqualTo(1.5);
            assertThat(row.get("single")).isEqualTo(-0.5f);
            assertThat(row.get("byte")).isEqualTo((byte) -56);
            assertThat(row.get("short")).isEqualTo((short) -2);
            assertThat(row.number("long")).isEqualTo(Long.MIN_VALUE);
            assertThat(row.truth("truth")).isTrue();
            assertThat(row.isNull("missing")).isTrue();
            assertThat(row.text("missing")).isNull();
            assertThatIllegalArgumentException().isThrownBy(() -> row.number("half"));
        }
    }

    // rule 19
    @Test
    void missingMembersOfAStruct_areNull() {
        try (BufferAllocator memory = ArrowData.memory("test");
                StructVector pair = StructVector.empty("pair", memory);
                VectorSchemaRoot rows = VectorSchemaRoot.of(pair)) {
            IntVector first = pair.addOrGet(
                    "a",
                    FieldType.nullable(new IntVector("a", memory).getField().getType()),
                    IntVector.class);
            ListVector second = pair.addOrGetList("b");
            pair.allocateNew();
            pair.setIndexDefined(0);
            pair.setIndexDefined(1);
            first.setSafe(1, 5);
            pair.setValueCount(3);
            rows.setRowCount(3);
            assertThat(second.isNull(0)).isTrue();
            assertThat(value(rows, 0)).isInstanceOf(Map.class).hasToString("{a=null, b=null}");
            assertThat(value(rows, 1)).hasToString("{a=5, b=null}");
            assertThat(value(rows, 2)).isNull();
        }
    }

    private static Object value(VectorSchemaRoot rows, int row) {
        return new TableRow(rows, row, ArrowData.NO_DICTIONARIES).get("pair");
    }

    // rule 19
    @Test
    void columnWithADictionary_hasItsEntries() {
        try (Categories categories = Categories.of("x", "y", "x", null)) {
            DictionaryProvider dictionaries = categories.dictionaries();
            TableRow second = new TableRow(categories.rows(), 1, dictionaries);
            assertThat(second.get("c")).isEqualTo("y");
            assertThat(second.text("c")).isEqualTo("y");
            assertThat(second.map()).isEqualTo(Map.of("c", "y"));
            assertThatIllegalArgumentException().isThrownBy(() -> second.number("c"));
            TableRow last = new TableRow(categories.rows(), 3, dictionaries);
            assertThat(last.isNull("c")).isTrue();
            assertThat(last.get("c")).isNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TableRow(categories.rows(), 0, ArrowData.NO_DICTIONARIES).get("c"))
                    .withMessageContaining("c has numbers of entries in the dictionary 0");
        }
    }
}
