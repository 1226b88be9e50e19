package dev.quadrel.adapter;

import static dev.quadrel.adapter.Stored.FLOAT8;
import static dev.quadrel.adapter.Stored.UINT1;
import static dev.quadrel.adapter.Stored.UINT2;
import static dev.quadrel.adapter.Stored.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrArrayTest {

    private static final List<List<List<Long>>> SHAPES = List.of(
            List.of(),
            List.of(List.of(0L)),
            List.of(List.of(3L), List.of(0L), List.of(2L)),
            List.of(List.of(7L)),
            List.of(List.of(2L, 2L, 1L)),
            List.of(List.of(3L, 2L, 4L)),
            List.of(List.of(0L, 3L)),
            List.of(List.of(2L, 2L), List.of(3L, 1L)),
            List.of(List.of(2L, 1L), List.of(3L), List.of(2L, 2L)),
            List.of(List.of(1L, 1L), List.of(2L), List.of(3L), List.of(2L, 1L)),
            List.of(List.of(2L), List.of(1L, 1L), List.of(2L), List.of(3L), List.of(2L, 1L)));

    @TempDir
    Path folder;

    private final Random random = new Random(4);
    private Stored stored;

    @BeforeEach
    void open() throws IOException {
        stored = new Stored(folder);
    }

    // rules 1 and 3
    @Test
    void eachTypeAndShape_isZeroAndThenWhatWasWritten() throws IOException {
        int next = 0;
        for (DataType type : Stored.types()) {
            for (int i = 0; i < 3; i++) {
                List<List<Long>> chunks = SHAPES.get(next++ % SHAPES.size());
                Source source = stored.create(type, chunks);
                Naive expected =
                        Naive.random(random, Stored.structure(type, chunks).shape(), type.itemSize());
                assertThat(Collected.readAll(stored.reader(source)))
                        .as("%s %s before", type, chunks)
                        .isEqualTo(new byte[expected.bytes().length]);
                stored.writer(source).writeAll(in(expected.bytes()));
                assertThat(Collected.readAll(stored.reader(source)))
                        .as("%s %s after", type, chunks)
                        .isEqualTo(expected.bytes());
            }
        }
    }

    // rule 1
    @Test
    void anySelection_isWhatPickingElementsGives() throws IOException {
        for (int dimensions = 0; dimensions <= 5; dimensions++) {
            for (int i = 0; i < 6; i++) {
                List<List<Long>> chunks = Stored.chunks(random, dimensions);
                Source source = stored.create(i % 2 == 0 ? UINT2 : FLOAT8, chunks);
                ArrayReader reader = stored.reader(source);
                Naive expected = Naive.random(random, reader.structure().shape(), i % 2 == 0 ? 2 : 8);
                stored.writer(source).writeAll(in(expected.bytes()));
                for (int k = 0; k < 40; k++) {
                    Selection selection = Naive.selection(random, expected.shape());
                    assertThat(Collected.read(reader, selection))
                            .as("%s of %s", selection, chunks)
                            .isEqualTo(expected.select(selection));
                }
            }
        }
    }

    // rules 1 and 2
    @Test
    void wholeChunksInOrder_areTransferredAsFiles() throws IOException {
        Source source = stored.create(UINT1, List.of(List.of(2L, 2L, 1L), List.of(1L << 18)));
        Naive expected = Naive.random(random, List.of(5L, 1L << 18), 1);
        stored.writer(source).writeAll(in(expected.bytes()));
        Collected sink = new Collected();
        stored.reader(source).read(Selection.all(expected.shape()), sink);
        assertThat(sink.bytes()).isEqualTo(expected.bytes());
        assertThat(sink.transfers()).isEqualTo(3);
    }

    // rule 2
    @Test
    void largeRows_areTransferredOneByOne() throws IOException {
        Source source = stored.create(UINT1, List.of(List.of(4L), List.of(1L << 18)));
        Naive expected = Naive.random(random, List.of(4L, 1L << 18), 1);
        stored.writer(source).writeAll(in(expected.bytes()));
        Selection backwards = new Selection(List.of(
                new Selection.Dimension(3, 2, -2, false), new Selection.Dimension(5, (1L << 18) - 9, 1, false)));
        Collected sink = new Collected();
        stored.reader(source).read(backwards, sink);
        assertThat(sink.bytes()).isEqualTo(expected.select(backwards));
        assertThat(sink.transfers()).isEqualTo(2);
    }

    // rule 1
    @Test
    void manySmallParts_goThroughOneBuffer() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(300L, 300L), List.of(700L, 300L)));
        Naive expected = Naive.random(random, List.of(600L, 1000L), 2);
        stored.writer(source).writeAll(in(expected.bytes()));
        Selection every = new Selection(
                List.of(new Selection.Dimension(0, 600, 1, false), new Selection.Dimension(999, 500, -2, false)));
        Collected sink = new Collected();
        stored.reader(source).read(every, sink);
        assertThat(sink.bytes()).isEqualTo(expected.select(every));
        assertThat(sink.largest()).isLessThanOrEqualTo(ByteSink.PIECE);
        assertThat(sink.transfers()).isZero();
    }

    @Test
    void chunksOfOneSize_becomeFilesOfThatSize() throws IOException {
        Source source = stored.create(UINT2, List.of(List.of(2L, 2L, 1L), List.of(3L)));
        stored.writer(source).writeAll(in(new byte[30]));
        assertThat(stored.storage.manifest(stored.folder(source)))
                .containsExactly("c/0/0", "c/1/0", "c/2/0", "zarr.json");
        assertThat(stored.folder(source).resolve("c/2/0")).hasSize(12);
    }

    // rule 14
    @Test
    void largeChunks_areCutIntoFiles() throws IOException {
        Source source = stored.create(FLOAT8, List.of(List.of(3L), List.of(1L << 28), List.of(3L)));
        assertThat(ZarrFolder.read(stored.folder(source)).chunk()).containsExactly(1L, 1L << 25, 3L);
        ArrayWriter writer = stored.writer(source);
        long offset = (1L << 25) - 1;
        byte[] expected = Naive.random(random, List.of(6L), 8).bytes();
        Box box = new Box(List.of(2L, offset, 0L), List.of(1L, 2L, 3L));
        assertThat(writer.patch(box, in(expected), false)).isEqualTo(source.structure());
        assertThat(Collected.read(stored.reader(source), Selection.of(box))).isEqualTo(expected);
    }

    @Test
    void manyChunksAtOnce_areWrittenWithFewFilesOpen() throws IOException {
        List<Long> ones = Stream.generate(() -> 1L).limit(300).toList();
        Source source = stored.create(UINT2, List.of(List.of(3L), ones));
        Naive expected = Naive.random(random, List.of(3L, 300L), 2);
        stored.writer(source).writeAll(in(expected.bytes()));
        assertThat(Collected.readAll(stored.reader(source))).isEqualTo(expected.bytes());
        try (Stream<Path> files = Files.list(stored.folder(source))) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("c", "zarr.json");
        }
    }
}
