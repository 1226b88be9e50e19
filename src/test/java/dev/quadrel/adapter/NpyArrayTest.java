package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyArrayTest {

    private static final DataType BIG = new Builtin(Endianness.BIG, Kind.FLOAT, 4, null);

    @TempDir
    Path folder;

    private final Random random = new Random(6);

    private Path npy(int version, String head, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] text = head.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
            out.write(text.length >> 8 * i);
        }
        out.writeBytes(text);
        out.writeBytes(data);
        return Files.write(folder.resolve("a.npy"), out.toByteArray());
    }

    private static String head(String type, boolean fortran, List<Long> shape) {
        String lengths = shape.toString().replace("[", "").replace("]", shape.size() == 1 ? "," : "");
        return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }    \n"
                .formatted(type, fortran ? "True" : "False", lengths);
    }

    private static ArrayStructure structure(DataType type, List<Long> shape) {
        return new ArrayStructure(type, Chunks.whole(shape), shape, null, false);
    }

    // rule 1
    @Test
    void cOrder_isReadInEachVersion() throws IOException {
        for (int version = 1; version <= 3; version++) {
            for (List<Long> shape : List.of(List.<Long>of(), List.of(5L), List.of(3L, 0L), List.of(4L, 3L, 2L))) {
                Naive expected = Naive.random(random, shape, 4);
                Path file = npy(version, head(">f4", false, shape), expected.bytes());
                check(NpyArray.open(file, structure(BIG, shape)), expected);
            }
        }
    }

    private void check(ArrayReader reader, Naive expected) throws IOException {
        assertThat(Collected.readAll(reader)).isEqualTo(expected.bytes());
        for (int i = 0; i < 50; i++) {
            Selection selection = Naive.selection(random, expected.shape());
            assertThat(Collected.read(reader, selection)).as("%s", selection).isEqualTo(expected.select(selection));
        }
    }

    // rule 1
    @Test
    void fortransOrder_isTurnedIntoC() throws IOException {
        for (List<Long> shape : List.of(List.<Long>of(), List.of(5L), List.of(4L, 3L), List.of(4L, 3L, 2L))) {
            Naive expected = Naive.random(random, shape, 4);
            Path file = npy(1, head(">f4", true, shape), transposed(expected));
            check(NpyArray.open(file, structure(BIG, shape)), expected);
        }
    }

    private static byte[] transposed(Naive array) {
        List<Long> shape = array.shape();
        byte[] turned = new byte[array.bytes().length];
        for (int from = 0; from < turned.length / 4; from++) {
            int to = 0;
            int left = from;
            for (int i = shape.size() - 1; i >= 0; i--) {
                int index = Math.toIntExact(left % shape.get(i));
                left = Math.toIntExact(left / shape.get(i));
                to += index * Math.toIntExact(Naive.count(shape.subList(0, i)));
            }
            System.arraycopy(array.bytes(), 4 * from, turned, 4 * to, 4);
        }
        return turned;
    }

    // rule 13
    @Test
    void whatIsNotAsTheStructureSays_is422() throws IOException {
        List<Long> shape = List.of(2L, 3L);
        Path file = npy(1, head(">f4", false, shape), new byte[23]);
        assertProblem(422, "bytes, not", () -> NpyArray.open(file, structure(BIG, shape)));
        assertProblem(422, "[2, 3], not [3, 2]", () -> NpyArray.open(file, structure(BIG, List.of(3L, 2L))));
        assertProblem(422, ">f4, not <f8", () -> NpyArray.open(file, structure(Stored.FLOAT8, shape)));
        Files.writeString(file, "something else");
        assertProblem(422, "does not begin", () -> NpyArray.open(file, structure(BIG, shape)));
        Files.writeString(file, "short");
        assertProblem(422, "ends in its head", () -> NpyArray.open(file, structure(BIG, shape)));
    }

    @Test
    void aFileThatBecameShorter_failsAndTheServerLives() throws IOException {
        List<Long> shape = List.of(1L << 16);
        Path file = npy(1, head(">f4", false, shape), new byte[1 << 18]);
        ArrayReader reader = NpyArray.open(file, structure(BIG, shape));
        Files.write(file, new byte[100]);
        Selection odd = new Selection(Collections.nCopies(1, new Selection.Dimension(1, 1 << 15, 2, false)));
        org.assertj.core.api.Assertions.assertThatIOException()
                .isThrownBy(() -> Collected.read(reader, odd))
                .withMessageContaining("has 100 bytes");
    }
}
