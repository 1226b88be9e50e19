package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeadTest {

    private static final Builtin DOUBLE = new Builtin(Endianness.LITTLE, Kind.FLOAT, 8, null);

    @TempDir
    private Path folder;

    private NpyHead read(int version, String head) throws IOException {
        byte[] text = head.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(12 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text);
        return NpyHead.read(Files.write(folder.resolve("a.npy"), bytes.array()));
    }

    private NpyHead ofType(String type) throws IOException {
        return read(1, "{'descr': " + type + ", 'fortran_order': False, 'shape': (2, 3), }\n");
    }

    @Test
    void head_saysWhatTheArrayIs_andWhereItBegins() throws IOException {
        String head = "{'descr': '<f8', 'fortran_order': True, 'shape': (4,), }   \n";
        for (int version = 1; version <= 3; version++) {
            NpyHead file = read(version, head);
            assertThat(file.type()).isEqualTo(DOUBLE);
            assertThat(file.shape()).containsExactly(4L);
            assertThat(file.fortran()).isTrue();
            assertThat(file.begin()).isEqualTo((version == 1 ? 10 : 12) + head.length());
        }
        assertThat(read(1, "{'shape': (), 'fortran_order': False, 'descr': '|b1'}")
                        .shape())
                .isEmpty();
    }

    @Test
    void elements_mayHaveFields() throws IOException {
        assertThat(ofType("'>M8[10ns]'").type()).isEqualTo(new Builtin(Endianness.BIG, Kind.DATETIME, 8, "[10ns]"));
        assertThat(ofType("'<U3'").type()).isEqualTo(new Builtin(Endianness.LITTLE, Kind.TEXT, 12, null));
        assertThat(ofType("[('x', '<f8'), ('', '|V4'), (('a title', 'it\\'s'), [('y', '<f8', (2, 1))])]")
                        .type())
                .isEqualTo(new Struct(
                        28,
                        List.of(
                                new Field("x", DOUBLE, null),
                                new Field("", new Builtin(Endianness.NOT_APPLICABLE, Kind.VOID, 4, null), null),
                                new Field(
                                        "it's",
                                        new Struct(16, List.of(new Field("y", DOUBLE, List.of(2L, 1L)))),
                                        null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'|O'",
                "'<f3'",
                "'<q8'",
                "[('x', )]",
                "[('x', '<f8', (-1,))]",
                "[('x', '<f8', (4000000000,))]",
                "[[[",
                "'<f8",
                "f8",
                "'<f99999999999'"
            })
    void otherElements_areRefused(String type) { // rule 8
        assertThatIllegalArgumentException().isThrownBy(() -> ofType(type));
    }

    // rule 8
    @Test
    void damagedHead_isRefused() throws IOException {
        String head = "{'descr': '<f8', 'fortran_order': True, 'shape': (4,), }   \n";
        read(1, head);
        byte[] whole = Files.readAllBytes(folder.resolve("a.npy"));
        for (int end = 0; end < 10 + head.length(); end++) {
            Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, end));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NpyHead.read(cut))
                    .withMessage("it ends in its head");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> read(4, head)).withMessageContaining("version 1 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(1, head.replace("4,", "4000000000, 4000000000")))
                .withMessageContaining("larger than 2^63 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(1, head.replace("4,", Long.MAX_VALUE / 8 + ",")))
                .withMessageContaining("larger than any file");
    }

    @Test
    void nestingWithoutEnd_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ofType("[".repeat(60_000)));
    }
}
