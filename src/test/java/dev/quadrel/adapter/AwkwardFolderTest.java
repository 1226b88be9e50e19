package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.AwkwardArray;
import dev.quadrel.structure.AwkwardForm;
import dev.quadrel.structure.AwkwardStructure;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwkwardFolderTest {

    private static final AwkwardArray LISTS = AwkwardArray.of(List.of(List.of(1L, 2L), List.of(), List.of(3L)));

    @TempDir
    Path folder;

    private Adapters adapters;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        storage = new Storage(Optional.of(folder), List.of());
        DuckDatabase database = new DuckDatabase(new DuckSettings(1 << 20, 1), List.of(folder), Optional.of(folder));
        adapters = new Adapters(storage, new ArrayStores(storage), new TableStores(database));
    }

    private static AwkwardStructure structure(AwkwardArray values) {
        return AwkwardStructure.of(values.length(), values.form());
    }

    private Source made(AwkwardArray values) throws IOException {
        return adapters.create("", structure(values), Map.of());
    }

    private static List<Object> read(AwkwardFolder values) throws IOException {
        try (AwkwardFolder.Buffers buffers = values.open(values.structure().buffers())) {
            AwkwardForm.Reader reader = AwkwardForm.reader(values.structure().form(), buffers.byName());
            List<Object> list = new ArrayList<>();
            for (long i = 0; i < values.structure().length(); i++) {
                list.add(reader.at(i) instanceof List<?> some ? List.copyOf(some) : String.valueOf(reader.at(i)));
            }
            return list;
        }
    }

    // rule 27
    @Test
    void whatIsWrittenAgain_takesThePlaceOfTheOld() throws IOException {
        Source source = made(LISTS);
        assertThat(source.mimeType()).isEqualTo("application/x-awkward-buffers");
        AwkwardFolder values = adapters.awkward(source);
        assertProblem(404, "No values", () -> read(values));
        values.write(Zipped.of(LISTS.buffers()));
        assertThat(read(values)).isEqualTo(List.of(List.of(1L, 2L), List.of(), List.of(3L)));
        AwkwardArray others = AwkwardArray.of(List.of(List.of(), List.of(7L), List.of(8L, 9L, 10L)));
        try (AwkwardFolder.Buffers old = values.open(values.structure().buffers())) {
            values.write(Zipped.of(others.buffers()));
            assertThat(old.byName().get("node1-data").get(ValueLayout.JAVA_LONG_UNALIGNED, 0))
                    .isEqualTo(1);
            assertThat(old.bytes()).isEqualTo(4 * 8 + 3 * 8);
        }
        assertThat(read(values)).isEqualTo(List.of(List.of(), List.of(7L), List.of(8L, 9L, 10L)));
        assertThat(storage.manifest(values.folder())).containsExactly("2/node0-offsets", "2/node1-data");
        adapters.requireMatching(source);
        URI uri = source.assets().getFirst().dataUri();
        adapters.delete(uri);
        assertThat(values.folder()).doesNotExist();
        assertProblem(404, "", () -> adapters.awkward(source));
    }

    // rule 27
    @Test
    void readersBesideSeveralWriters_seeOneOfTheValues() throws Exception {
        AwkwardFolder values = adapters.awkward(made(LISTS));
        List<AwkwardArray> all = List.of(
                LISTS,
                AwkwardArray.of(List.of(List.of(), List.of(7L), List.of(8L, 9L, 10L))),
                AwkwardArray.of(List.of(List.of(4L), List.of(5L), List.of(6L))));
        values.write(Zipped.of(LISTS.buffers()));
        try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                AwkwardArray next = all.get(i % 3);
                writing.add(writers.submit(() -> {
                    values.write(Zipped.of(next.buffers()));
                    return true;
                }));
            }
            while (!writing.stream().allMatch(Future::isDone)) {
                assertThat(all.stream().map(AwkwardArray::list).toList().contains(read(values)))
                        .isTrue();
            }
            for (Future<?> done : writing) {
                done.get();
            }
        }
        assertThat(storage.manifest(values.folder())).hasSize(2);
    }

    // rule 27
    @Test
    void filesOfOthers_areRead() throws IOException {
        for (Map.Entry<String, byte[]> buffer : LISTS.buffers().entrySet()) {
            Files.write(folder.resolve(buffer.getKey()), buffer.getValue());
        }
        AwkwardFolder values = new AwkwardFolder(folder, structure(LISTS));
        values.require();
        assertThat(read(values)).isEqualTo(List.of(List.of(1L, 2L), List.of(), List.of(3L)));
        Files.write(folder.resolve("node1-data"), new byte[16]);
        assertProblem(422, "node1-data has 16 bytes, but 24 are needed", values::require);
    }

    // rule 27
    @Test
    void whatDoesNotFit_isRefusedAndTheOldStays() throws IOException {
        AwkwardFolder values = adapters.awkward(made(LISTS));
        values.write(Zipped.of(LISTS.buffers()));
        for (Map<String, byte[]> wrong : List.of(
                with("node0-offsets", null),
                with("node2-data", new byte[1]),
                with("../node1-data", new byte[1]),
                with("node0-offsets", offsets(0, 2, 1, 3)),
                with("node0-offsets", offsets(-1, 2, 2, 3)),
                with("node0-offsets", offsets(0, 2, 2, 4)),
                with("node0-offsets", offsets(0, 2, 3)),
                with("node1-data", new byte[23]))) {
            assertProblem(422, "", () -> values.write(Zipped.of(wrong)));
        }
        assertProblem(422, "compressed", () -> values.write(Zipped.of(LISTS.buffers(), ZipEntry.DEFLATED)));
        assertProblem(422, "lacks", () -> values.write(Stored.in(new byte[] {1, 2, 3})));
        byte[] zip = Zipped.of(LISTS.buffers()).readAllBytes();
        assertProblem(422, "", () -> values.write(Stored.in(Arrays.copyOf(zip, 60))));
        assertThat(read(values)).isEqualTo(List.of(List.of(1L, 2L), List.of(), List.of(3L)));
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    private static Map<String, byte[]> with(String name, byte[] bytes) {
        Map<String, byte[]> buffers = new LinkedHashMap<>(LISTS.buffers());
        if (bytes == null) {
            buffers.remove(name);
        } else {
            buffers.put(name, bytes);
        }
        return buffers;
    }

    private static byte[] offsets(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return bytes.array();
    }

    @Test
    void otherFiles_areRefused() {
        assertProblem(415, "text/csv", () -> adapters.create("text/csv", structure(LISTS), Map.of()));
    }
}
