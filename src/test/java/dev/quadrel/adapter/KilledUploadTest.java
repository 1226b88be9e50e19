package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.ArrayStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledUploadTest {

    private static final int SIZE = 1 << 20;
    private static final ArrayStructure TWO_CHUNKS =
            Stored.structure(Stored.UINT1, List.of(List.of((long) SIZE, (long) SIZE)));

    @TempDir
    Path folder;

    // rules 7 and 12
    @Test
    void aKill_leavesWholeChunks() throws Exception {
        Path array = folder.resolve("array").toAbsolutePath();
        ZarrArray.create(array, TWO_CHUNKS);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process writer = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        array.toString())
                .inheritIO()
                .start();
        while (writer.isAlive() && !Files.exists(array.resolve("c/1"))) {
            Thread.sleep(10);
        }
        Thread.sleep(300);
        writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        byte[] bytes = Collected.readAll(ZarrArray.open(array.toRealPath(), TWO_CHUNKS));
        assertSame(Arrays.copyOf(bytes, SIZE));
        assertSame(Arrays.copyOfRange(bytes, SIZE, 2 * SIZE));
        Storage storage = new Storage(Optional.of(folder), List.of());
        storage.removeLeftovers(Instant.now().plusSeconds(60));
        assertThat(storage.manifest(array.toRealPath())).containsExactly("c/0", "c/1", "zarr.json");
    }

    private static void assertSame(byte[] bytes) {
        byte[] same = new byte[bytes.length];
        Arrays.fill(same, bytes[0]);
        assertThat(Arrays.equals(bytes, same)).isTrue();
        assertThat(bytes[0]).isNotZero();
    }

    /// Writes the array again and again, until it is killed.
    static final class Writer {

        public static void main(String[] arguments) throws IOException {
            ZarrArray array = ZarrArray.open(Path.of(arguments[0]), TWO_CHUNKS);
            for (int i = 0; ; i++) {
                byte[] same = new byte[2 * SIZE];
                Arrays.fill(same, (byte) (1 + i % 100));
                array.writeAll(new ByteArrayInputStream(same));
            }
        }
    }
}
