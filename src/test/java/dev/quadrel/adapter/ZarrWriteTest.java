package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static dev.quadrel.adapter.Stored.FLOAT8;
import static dev.quadrel.adapter.Stored.UINT2;
import static dev.quadrel.adapter.Stored.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrWriteTest {

    @TempDir
    Path folder;

    private final Random random = new Random(5);
    private Stored stored;

    @BeforeEach
    void open() throws IOException {
        stored = new Stored(folder);
    }

    // rule 5
    @Test
    void aWrongSize_is422AndChangesNothing() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(2L, 2L, 1L), List.of(3L)));
        byte[] old = Naive.random(random, List.of(15L), 2).bytes();
        stored.writer(source).writeAll(in(old));
        List<String> files = stored.storage.manifest(stored.folder(source));
        assertProblem(422, "30 bytes", () -> stored.writer(source).writeAll(in(new byte[29])));
        assertProblem(422, "has 29", () -> stored.writer(source).writeAll(in(new byte[29])));
        assertProblem(422, "has more", () -> stored.writer(source).writeAll(in(new byte[31])));
        assertProblem(422, "12 bytes", () -> stored.writer(source).writeBlock(List.of(0, 0), in(new byte[11])));
        assertThat(Collected.readAll(stored.reader(source))).isEqualTo(old);
        assertThat(stored.storage.manifest(stored.folder(source))).isEqualTo(files);
        assertThat(stored.folder(source)).isDirectoryNotContaining(AtomicFile::isTemporary);
    }

    // rule 5
    @Test
    void aBodyThatBreaks_leavesNothing() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(2L, 2L), List.of(3L)));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> stored.writer(source).writeAll(new SequenceInputStream(in(new byte[20]), broken)))
                .hasMessage("gone");
        assertThat(stored.storage.manifest(stored.folder(source))).containsExactly("zarr.json");
        assertThat(stored.folder(source)).isDirectoryNotContaining(AtomicFile::isTemporary);
    }

    // rule 6
    @Test
    void blocksInAnyOrder_areAllThere() throws Exception {
        for (int i = 0; i < 5; i++) {
            List<List<Long>> chunks = Stored.chunks(random, 1 + i % 3);
            Source source = stored.create(FLOAT8, chunks);
            Chunks cut = new Chunks(chunks);
            Naive expected = Naive.random(random, cut.shape(), 8);
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<?>> done = new ArrayList<>();
                for (List<Integer> block : blocks(cut.counts())) {
                    byte[] part = expected.select(Selection.of(cut.block(block)));
                    done.add(threads.submit(() -> {
                        stored.writer(source).writeBlock(block, in(part));
                        return null;
                    }));
                }
                for (Future<?> one : done) {
                    one.get();
                }
            }
            assertThat(Collected.readAll(stored.reader(source)))
                    .as("%s", chunks)
                    .isEqualTo(expected.bytes());
        }
    }

    private static List<List<Integer>> blocks(List<Integer> counts) {
        List<List<Integer>> blocks = List.of(List.of());
        for (int count : counts) {
            List<List<Integer>> next = new ArrayList<>();
            for (List<Integer> outer : blocks) {
                for (int i = 0; i < count; i++) {
                    List<Integer> block = new ArrayList<>(outer);
                    block.add(i);
                    next.add(block);
                }
            }
            blocks = next;
        }
        return blocks;
    }

    @Test
    void aBlockThatIsNotThere_is422() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(2L, 2L)));
        assertProblem(422, "[2]", () -> stored.writer(source).writeBlock(List.of(2), in(new byte[4])));
        assertProblem(422, "[0, 0]", () -> stored.writer(source).writeBlock(List.of(0, 0), in(new byte[4])));
    }

    // rule 8
    @Test
    void parts_areWrittenAndTheArrayGrows() throws IOException {
        for (int i = 0; i < 9; i++) {
            List<List<Long>> chunks = Stored.chunks(random, 1 + i % 3);
            Source source = stored.create(UINT2, chunks);
            Naive expected = Naive.random(random, new Chunks(chunks).shape(), 2);
            stored.writer(source).writeAll(in(expected.bytes()));
            for (int k = 0; k < 4; k++) {
                Box box = box(expected.shape());
                byte[] part = Naive.random(random, box.shape(), 2).bytes();
                expected = expected.patched(box, part);
                source = Stored.with(source, stored.writer(source).patch(box, in(part), true));
                ArrayReader reader = stored.reader(source);
                assertThat(reader.structure().shape()).isEqualTo(expected.shape());
                assertThat(Collected.readAll(reader)).as("%s %s", chunks, box).isEqualTo(expected.bytes());
            }
        }
    }

    private Box box(List<Long> shape) {
        List<Long> offset = new ArrayList<>();
        List<Long> size = new ArrayList<>();
        for (long length : shape) {
            offset.add(random.nextLong(length + 2));
            size.add(1 + random.nextLong(3));
        }
        return new Box(offset, size);
    }

    // rule 8
    @Test
    void grown_theChunksAreRegular() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(2L, 2L)));
        ArrayStructure grown = stored.writer(source).patch(new Box(List.of(4L), List.of(2L)), in(new byte[4]), true);
        assertThat(grown.shape()).containsExactly(6L);
        assertThat(grown.chunks().lengths()).containsExactly(List.of(2L, 2L, 2L));
        assertThat(Collected.readAll(stored.reader(source))).hasSize(8);
    }

    // rule 8
    @Test
    void aPartThatDoesNotFit_is409OrOfOtherDimensions422() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(2L, 2L)));
        ArrayWriter writer = stored.writer(source);
        assertProblem(
                409,
                "(4). Use ?extend=true to extend",
                () -> writer.patch(new Box(List.of(3L), List.of(2L)), in(new byte[4]), false));
        assertProblem(
                422, "(0, 0)", () -> writer.patch(new Box(List.of(0L, 0L), List.of(1L, 1L)), in(new byte[2]), true));
        assertProblem(
                422,
                "too large",
                () -> writer.patch(new Box(List.of(Long.MAX_VALUE), List.of(1L)), in(new byte[2]), true));
        assertProblem(
                422, "at most", () -> writer.patch(new Box(List.of(1L << 40), List.of(1L)), in(new byte[2]), true));
        assertThat(stored.storage.manifest(stored.folder(source))).containsExactly("zarr.json");
    }

    // rule 7
    @Test
    void aReader_seesTheOldOrTheNewChunk() throws Exception {
        int size = 3 << 20;
        Source source = stored.create(Stored.UINT1, List.of(List.of((long) size)));
        stored.writer(source).writeAll(in(new byte[size]));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> writing = threads.submit(() -> {
                for (int i = 1; i <= 10; i++) {
                    byte[] same = new byte[size];
                    Arrays.fill(same, (byte) i);
                    stored.writer(source).writeAll(in(same));
                }
                return null;
            });
            Selection strided = new Selection(List.of(new Selection.Dimension(size - 1, size / 2, -2, false)));
            while (!writing.isDone()) {
                assertSame(Collected.readAll(stored.reader(source)));
                assertSame(Collected.read(stored.reader(source), strided));
            }
            writing.get();
        }
    }

    private static void assertSame(byte[] bytes) {
        byte[] same = new byte[bytes.length];
        Arrays.fill(same, bytes[0]);
        assertThat(Arrays.equals(bytes, same)).isTrue();
    }
}
