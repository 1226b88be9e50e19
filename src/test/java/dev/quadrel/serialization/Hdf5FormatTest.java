package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5FormatTest {

    private static final DataType SHORT = new Builtin(Endianness.BIG, Kind.INT, 2, null);
    private static final MemoryArray NUMBERS =
            new MemoryArray(SHORT, List.of(2L, 2L), new byte[] {0, 1, 0, 2, 0, 3, 0, 4}, 3);

    // rule 11
    @Test
    void file_hasGroupsAndTheElementsOfArraysAsTheyAre() throws IOException {
        Hdf5Reading file = file("{}", tree -> {
            tree.enter("group", "{}");
            tree.array("numbers", "{}", () -> NUMBERS);
            tree.leave();
            tree.other("file", "{}");
            tree.array("last", "{}", () -> NUMBERS);
        });
        assertThat(file.links(file.root())).containsOnlyKeys("group", "last");
        long group = file.links(file.root()).get("group");
        assertThat(file.links(group)).containsOnlyKeys("numbers");
        assertThat(file.data(file.links(group).get("numbers"))).isEqualTo(NUMBERS.bytes());
        assertThat(file.data(file.links(file.root()).get("last"))).isEqualTo(NUMBERS.bytes());
    }

    // rule 11
    @Test
    void text_isUtf8OfTheSameSize() throws IOException {
        DataType type = new Builtin(Endianness.LITTLE, Kind.TEXT, 8, null);
        byte[] bytes = "äb".getBytes(Charset.forName("UTF-32LE"));
        Hdf5Reading file =
                file("{}", tree -> tree.array("text", "{}", () -> new MemoryArray(type, List.of(1L), bytes, 5)));
        byte[] sent = file.data(file.links(file.root()).get("text"));
        assertThat(sent).isEqualTo(Arrays.copyOf("äb".getBytes(UTF_8), 8));
    }

    @Test
    void elementsWithoutBytes_getOne() throws IOException {
        DataType type = new Builtin(Endianness.NOT_APPLICABLE, Kind.BYTES, 0, null);
        Hdf5Reading file =
                file("{}", tree -> tree.array("none", "{}", () -> new MemoryArray(type, List.of(3L), new byte[0], 5)));
        assertThat(file.data(file.links(file.root()).get("none"))).isEqualTo(new byte[3]);
    }

    // rule 12
    @Test
    void metadata_areAttributes() throws IOException {
        String metadata = "{\"n\":1,\"big\":18446744073709551615,\"x\":[1,2.5],\"yes\":true,\"text\":\"hällo\"}";
        Hdf5Reading file = file(metadata, _ -> {});
        assertThat(file.attributes(file.root())).containsExactly("n", "big", "x", "yes", "text");
        assertThat(new String(file.bytes(), ISO_8859_1)).contains(new String("hällo".getBytes(UTF_8), ISO_8859_1));
    }

    @Test
    void manyLongTexts_getHeapsOfTheirOwn() throws IOException {
        String text = "x".repeat(30_000);
        Hdf5Reading file = file("{\"a\":\"" + text + "\",\"b\":\"" + text + "\",\"c\":\"" + text + "\"}", _ -> {});
        assertThat(file.attributes(file.root())).containsExactly("a", "b", "c");
        assertThat(new String(file.bytes(), US_ASCII).split("GCOL", -1)).hasSize(3);
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{}}",
                "{\"a\":null}",
                "{\"a\":[1,\"x\"]}",
                "{\"a\":[[1],[1,2]]}",
                "{\"a\":[{}]}",
                "{\"a\":18446744073709551616}",
                "{\"a\":\"\\u0000\"}",
                "{\"\":1}",
            })
    void metadataThatHdf5CannotHold_are406(String metadata) {
        assertThatThrownBy(() -> file(metadata, _ -> {})).hasMessageContaining("does not fit into HDF5");
    }

    // rule 12
    @Test
    void datasetsOfXarray_haveTheirAttributesInAMember() throws IOException {
        Hdf5Format format = new Hdf5Format("xarray_dataset", Hdf5Attributes.Origin.MEMBER_ATTRS);
        NodeTree tree = new Nodes("{\"attrs\":{\"title\":\"weather\"},\"other\":{}}", _ -> {});
        Hdf5Reading file = new Hdf5Reading(MemoryArray.sent(format.body(tree, 100)));
        assertThat(file.attributes(file.root())).containsExactly("title");
    }

    // rule 13
    @Test
    void moreThanTheLimit_is400() {
        NodeTree tree = new Nodes("{}", nodes -> {
            nodes.array("a", "{}", () -> NUMBERS);
            nodes.array("b", "{}", () -> NUMBERS);
        });
        Hdf5Format format = new Hdf5Format("container", Hdf5Attributes.Origin.METADATA);
        assertThatThrownBy(() -> format.body(tree, 15)).hasMessageContaining("Response would exceed 15");
    }

    @Test
    void checksum_isThatOfJenkins() {
        byte[] text = "Four score and seven years ago".getBytes(US_ASCII);
        assertThat(Hdf5Checksum.of(text, text.length)).isEqualTo(0x17770551);
        assertThat(Hdf5Checksum.of(text, 0)).isEqualTo(0xdeadbeef);
    }

    private static Hdf5Reading file(String metadata, Nodes.Walk walk) throws IOException {
        Hdf5Format format = new Hdf5Format("container", Hdf5Attributes.Origin.METADATA);
        return new Hdf5Reading(MemoryArray.sent(format.body(new Nodes(metadata, walk), 1000)));
    }

    /// A tree in memory.
    private record Nodes(String metadata, Walk nodes) implements NodeTree {

        interface Walk {
            void show(NodeVisitor visitor) throws IOException;
        }

        @Override
        public void walk(NodeVisitor visitor) throws IOException {
            nodes.show(visitor);
        }
    }
}
