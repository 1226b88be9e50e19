package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.adapter.AwkwardFolder;
import dev.quadrel.adapter.RaggedFolder;
import dev.quadrel.adapter.Tables;
import dev.quadrel.adapter.Zipped;
import dev.quadrel.client.AwkwardArray;
import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.RaggedStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedFormatsTest {

    private static final long LIMIT = 1 << 20;

    @TempDir
    Path folder;

    private AwkwardPart part(long length, Map<String, ?> form, Map<String, byte[]> buffers, long limit)
            throws IOException {
        AwkwardStructure structure = AwkwardStructure.of(length, form);
        AwkwardFolder values = new AwkwardFolder(folder, structure);
        values.write(Zipped.of(buffers));
        return new AwkwardPart(values, structure.buffers(), limit);
    }

    private AwkwardPart part(AwkwardArray values, long limit) throws IOException {
        return part(values.length(), values.form(), values.buffers(), limit);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> members(byte[] zip) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry member = in.getNextEntry(); member != null; member = in.getNextEntry()) {
                members.put(member.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    // rule 15
    @Test
    void awkwardValues_areSentAsTheyAre() throws IOException {
        AwkwardArray values =
                AwkwardArray.of(List.of(Map.of("x", Arrays.asList(1.5, null, Double.NaN)), Map.of("x", List.of())));
        AwkwardPart part = part(values, LIMIT);
        assertThat(text(Tables.sent(new AwkwardJson().body(part)))).isEqualTo("[{\"x\":[1.5,null,null]},{\"x\":[]}]");
        Map<String, byte[]> members = members(Tables.sent(new AwkwardZip().body(part)));
        assertThat(members).containsOnlyKeys(values.buffers().keySet());
        members.forEach((name, bytes) ->
                assertThat(bytes).as(name).isEqualTo(values.buffers().get(name)));
    }

    // rule 15
    @Test
    void fewBytesThatStandForEndlessText_areRefused() throws IOException {
        Map<String, ?> empty =
                Map.of("class", "NumpyArray", "primitive", "int64", "inner_shape", List.of(0), "form_key", "node0");
        AwkwardPart endless = part(1L << 50, empty, Map.of("node0-data", new byte[0]), LIMIT);
        assertThatThrownBy(() -> new AwkwardJson().body(endless)).hasMessageContaining("would exceed");
        assertThat(Tables.sent(new AwkwardZip().body(endless))).isNotEmpty();
        AwkwardPart large = part(AwkwardArray.of(List.of(1L, 2L, 3L)), 20);
        assertThatThrownBy(() -> new AwkwardZip().body(large)).hasMessageContaining("would exceed 20");
    }

    // rule 16
    @Test
    void raggedRows_areSentAsLists_orAsBuffersWithTheirForm() throws IOException {
        RaggedFolder rows = new RaggedFolder(
                folder,
                new RaggedStructure(
                        NdTypes.INT64, Arrays.asList(2L, null), 3, Arrays.asList(List.of(2L), null), null, false));
        AwkwardArray values = AwkwardArray.of(List.of(List.of(1L, 2L), List.of(3L)));
        rows.write(Zipped.rows(values));
        RaggedPart all = new RaggedPart(rows, NdSlice.ALL, LIMIT);
        assertThat(text(Tables.sent(new RaggedJson().body(all)))).isEqualTo("[[1,2],[3]]");
        Map<String, byte[]> members = members(Tables.sent(new RaggedZip().body(all)));
        assertThat(members).containsOnlyKeys("node0-offsets", "node1-data", "length", "form");
        assertThat(members.get("node0-offsets")).isEqualTo(values.buffers().get("node0-offsets"));
        assertThat(members.get("node1-data")).isEqualTo(values.buffers().get("node1-data"));
        assertThat(members.get("length")).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 2});
        assertThat(text(members.get("form"))).startsWith("\"{\\\"").contains("ListOffsetArray");
        RaggedPart number = new RaggedPart(rows, NdSlice.parse("0,1"), LIMIT);
        assertThat(text(Tables.sent(new RaggedJson().body(number)))).isEqualTo("2");
        assertThatThrownBy(() -> new RaggedZip().body(number)).hasMessageContaining("a single number");
    }
}
