package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureCodecTest {

    private static final String FLOAT = "{\"endianness\":\"little\",\"kind\":\"f\",\"itemsize\":8,\"dt_units\":null}";
    private static final String ARRAY = "{\"data_type\":" + FLOAT
            + ",\"chunks\":[[3],[2,2]],\"shape\":[3,4],\"dims\":[\"y\",\"x\"],\"resizable\":[true,false]}";
    private static final String TABLE = "{\"arrow_schema\":\"data:application/vnd.apache.arrow.file;base64,/////w==\","
            + "\"npartitions\":2,\"columns\":[\"a\",\"b\"],\"resizable\":false}";

    // rule 4
    @ParameterizedTest
    @ValueSource(
            strings = {
                ARRAY,
                "{\"data_type\":" + FLOAT + ",\"chunks\":[],\"shape\":[],\"dims\":null,\"resizable\":false}",
                "{\"data_type\":" + FLOAT + ",\"chunks\":[[0],[5]],\"shape\":[0,5],\"dims\":null,\"resizable\":true}",
            })
    void array_isTheSameWhenReadAndWritten(String text) {
        assertThat(Json.text(parse(StructureFamily.ARRAY, text).json())).isEqualTo(text);
    }

    // rule 4
    @Test
    void table_isTheSameWhenReadAndWritten() {
        Structure table = parse(StructureFamily.TABLE, TABLE);
        assertThat(Json.text(table.json())).isEqualTo(TABLE);
        assertThat(table.family()).isEqualTo(StructureFamily.TABLE);
    }

    // rule 4
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not_applicable | b | 1 |",
                "not_applicable | i | 1 |",
                "big            | i | 2 |",
                "little         | u | 8 |",
                "little         | f | 2 |",
                "little         | f | 16 |",
                "big            | c | 16 |",
                "little         | M | 8 | [ns]",
                "little         | m | 8 | [10ms]",
                "little         | m | 8 | ''",
                "not_applicable | S | 0 |",
                "little         | U | 12 |",
                "not_applicable | V | 7 |",
            })
    void elementType_isTheSameWhenReadAndWritten(String endianness, String kind, int itemSize, String units) {
        String text = "{\"endianness\":\"%s\",\"kind\":\"%s\",\"itemsize\":%d,\"dt_units\":%s}"
                .formatted(endianness, kind, itemSize, Json.text(units));
        assertThat(Json.text(type(text).json())).isEqualTo(text);
    }

    // rule 4
    @Test
    void structOfStructs_isTheSameWhenReadAndWritten() {
        String inner = "{\"itemsize\":16,\"fields\":[{\"name\":\"x\",\"dtype\":%s,\"shape\":[2]}]}".formatted(FLOAT);
        String text =
                "{\"itemsize\":24,\"fields\":[{\"name\":\"a\",\"dtype\":%s,\"shape\":null},{\"name\":\"b\",\"dtype\":%s,\"shape\":null}]}"
                        .formatted(FLOAT, inner);
        assertThat(Json.text(type(text).json())).isEqualTo(text);
    }

    @Test
    void membersThatAreNotKnown_areLeftOut() {
        String more = ARRAY.replaceFirst("\\{", "{\"future\":1,");
        assertThat(Json.text(parse(StructureFamily.ARRAY, more).json())).isEqualTo(ARRAY);
    }

    @Test
    void bytes_haveNoMembers() {
        assertThat(StructureCodec.parse(StructureFamily.BYTES, null).json()).isEmpty();
    }

    @Test
    void missingResizable_isFalse() {
        String text = ARRAY.replace(",\"resizable\":[true,false]", "");
        assertThat(((ArrayStructure) parse(StructureFamily.ARRAY, text)).resizable())
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"shape\":[3,4]           | \"shape\":[3,-4]       | The member shape has no negative numbers, such"
                        + " as -4",
                "\"shape\":[3,4]           | \"shape\":[3,4.0]      | The member shape has whole numbers, which 4.0 is"
                        + " not",
                "\"shape\":[3,4]           | \"shape\":3            | The member shape is a list, which 3 is not",
                "\"shape\":[3,4]           | \"other\":[3,4]        | The member shape is a list, which null is not",
                "\"chunks\":[[3],[2,2]]    | \"chunks\":[3,4]       | The member chunks is a list, which 3 is not",
                "\"chunks\":[[3],[2,2]]    | \"chunks\":[[3],[5]]   | The chunks [[3], [5]] do not add up to the shape"
                        + " [3, 4]",
                "\"dims\":[\"y\",\"x\"]    | \"dims\":[\"y\"]       | 1 names of dimensions do not fit an array of 2"
                        + " dimensions",
                "\"dims\":[\"y\",\"x\"]    | \"dims\":[\"y\",1]     | The member dims has texts, which 1 is not",
                "\"data_type\"             | \"dtype\"              | The member data_type is an object, which null is"
                        + " not",
                "\"kind\":\"f\"            | \"kind\":\"O\"         | The member kind is one of [b, i, u, f, c, m, M,"
                        + " S, U, V], not O",
                "\"endianness\":\"little\" | \"endianness\":\"up\"  | The member endianness is little, big or"
                        + " not_applicable, not up",
                "\"itemsize\":8            | \"itemsize\":3         | The member itemsize is 2, 4, 8 or 16 for"
                        + " elements of the kind f, not 3",
                "\"itemsize\":8            | \"itemsize\":\"8\"     | The member itemsize has whole numbers, which 8"
                        + " is not",
                "\"itemsize\":8            | \"itemsize\":-1        | The member itemsize is a number from 0 to"
                        + " 2147483647, not -1",
                "\"dt_units\":null         | \"dt_units\":\"[ly]\"  | The member dt_units is like [ns] or [10ms], not"
                        + " [ly]",
                "[[3],[2,2]]               | [[9223372036854775807,1],[4]] | The structure is larger than 2^63 bytes,"
                        + " or a field than 2^31",
            })
    void wrongMemberOfAnArray_isNamed(String right, String wrong, String message) {
        assertThat(ARRAY).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(StructureFamily.ARRAY, ARRAY.replace(right, wrong)))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"npartitions\":2       | \"npartitions\":0       | A table has 1 to 100000 partitions, not 0",
                "\"npartitions\":2       | \"npartitions\":null    | The member npartitions has whole numbers, which"
                        + " null is not",
                "[\"a\",\"b\"]           | [\"a\",\"_b\"]          | A column's name begins with no underscore, but"
                        + " \"_b\" does",
                "[\"a\",\"b\"]           | [\"a\",null]            | The member columns has texts, which null is not",
                "\"arrow_schema\":       | \"schema\":             | The member arrow_schema is a data: URI as text",
            })
    void wrongMemberOfATable_isNamed(String right, String wrong, String message) {
        assertThat(TABLE).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(StructureFamily.TABLE, TABLE.replace(right, wrong)))
                .withMessage(message);
    }

    @Test
    void fieldsOfAnotherSizeThanTheStruct_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type("{\"itemsize\":9,\"fields\":[{\"name\":\"a\",\"dtype\":" + FLOAT + "}]}"))
                .withMessage("The member itemsize is 9, but the fields have 8 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type("{\"itemsize\":8,\"fields\":[{\"dtype\":" + FLOAT + "}]}"))
                .withMessage("The member name has texts, which null is not");
    }

    // rule 4
    @Test
    void sparseArray_isReadAndWrittenAgain() {
        String sparse = "{\"shape\":[4,6],\"chunks\":[[2,2],[6]],\"data_type\":" + FLOAT + ",\"coord_data_type\":"
                + FLOAT + ",\"dims\":null,\"resizable\":false,\"layout\":\"COO\"}";
        assertThat(Json.text(parse(StructureFamily.SPARSE, sparse).json())).isEqualTo(sparse);
        String least = sparse.replace(",\"coord_data_type\":" + FLOAT, "").replace(",\"layout\":\"COO\"", "");
        assertThat(Json.text(parse(StructureFamily.SPARSE, least).json())).contains("\"kind\":\"u\"", "COO");
        for (String wrong : List.of(
                sparse.replace("COO", "CSR"),
                sparse.replace("[4,6]", "[4,7]"),
                sparse.replace("null,\"res", "[\"x\"],\"res"),
                sparse.replace("[4,6]", "[]").replace("[[2,2],[6]]", "[]"),
                sparse.replace("[4,6]", "[4,0]").replace("[[2,2],[6]]", "[[2,2],[]]"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> parse(StructureFamily.SPARSE, wrong));
        }
    }

    // rule 4
    @Test
    void awkwardValues_areReadAndWrittenAgain() {
        String awkward = "{\"length\":3,\"form\":{\"class\":\"ListOffsetArray\",\"offsets\":\"i64\",\"content\":"
                + "{\"class\":\"NumpyArray\",\"primitive\":\"int64\",\"form_key\":\"node1\"},\"form_key\":\"node0\"}}";
        AwkwardStructure structure = (AwkwardStructure) parse(StructureFamily.AWKWARD, awkward);
        assertThat(Json.text(structure.json())).isEqualTo(awkward);
        assertThat(structure.buffers()).containsExactly("node0-offsets", "node1-data");
        for (String wrong : List.of(
                awkward.replace("3", "-3"),
                awkward.replace("node1", "../node1"),
                awkward.replace("node1", "/etc/passwd"),
                awkward.replace("node1", "node0"),
                awkward.replace("\"node1\"", "null"),
                awkward.replace("NumpyArray", "VirtualArray"),
                awkward.replace("\"length\":3,", ""))) {
            assertThatIllegalArgumentException().isThrownBy(() -> parse(StructureFamily.AWKWARD, wrong));
        }
    }

    // rule 4
    @Test
    void raggedRows_areReadAndWrittenAgain() {
        String ragged = "{\"data_type\":" + FLOAT + ",\"shape\":[3,null,2],\"size\":8,\"chunks\":[[2,1],null,[2]],"
                + "\"dims\":null,\"resizable\":false}";
        assertThat(Json.text(parse(StructureFamily.RAGGED, ragged).json())).isEqualTo(ragged);
        for (String wrong : List.of(
                ragged.replace("[2,1]", "[2,2]"),
                ragged.replace("[3,null,2]", "[null,null,2]"),
                ragged.replace(",[2]]", "]"),
                ragged.replace("little", "big"),
                ragged.replace("\"kind\":\"f\"", "\"kind\":\"S\""),
                ragged.replace("\"dims\":null", "\"dims\":[\"x\"]"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> parse(StructureFamily.RAGGED, wrong));
        }
    }

    @Test
    void container_isNotStoredAsData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructureCodec.parse(StructureFamily.CONTAINER, Map.of()))
                .withMessageContaining("container");
    }

    @Test
    void family_hasItsNameOnTheWire() {
        assertThat(StructureFamily.of("array")).contains(StructureFamily.ARRAY);
        assertThat(StructureFamily.of("ARRAY")).isEmpty();
    }

    @Test
    void spec_hasANameOf1To255Characters() {
        assertThat(Json.text(new Spec("xarray_dataset", null).json()))
                .isEqualTo("{\"name\":\"xarray_dataset\",\"version\":null}");
        for (String name : List.of("", "x".repeat(256))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Spec(name, "1"))
                    .withMessageContaining("not " + name.length());
        }
    }

    private static Structure parse(StructureFamily family, String text) {
        return StructureCodec.parse(family, Json.parse(text));
    }

    private static DataType type(String text) {
        return DataTypeCodec.parse(StructureCodec.members(Json.parse(text), "data_type"));
    }
}
