package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of 64 MiB, one I/O thread.
class TransferTest {

    private static final int SIZE = 64 << 20;
    private static final int BOUND = 16 << 20;

    @TempDir
    private Path folder;

    private Path large;
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        large = folder.resolve("large.bin");
        try (FileChannel file = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer part = ByteBuffer.allocate(1 << 20);
            for (int i = 0; i < SIZE; i += part.capacity()) {
                part.clear();
                while (part.hasRemaining()) {
                    part.putInt(i + part.position());
                }
                file.write(part.flip());
            }
        }
        Files.writeString(folder.resolve("small.txt"), "small");
        server = Rules.of(folder).serve();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // rule 12
    @Test
    void slowReader_holdsUpNobodyAndGetsAll() throws IOException {
        try (Connection slow = new Connection(server.port(), 8192)) {
            slow.send("GET", "/large.bin");
            assertThat(slow.replyHead().header("Content-Length")).hasValue("" + SIZE);
            CRC32 crc = new CRC32();
            long before = FileServer.directMemory();
            try (Connection other = server.connect()) {
                for (int i = 0; i < 50; i++) {
                    crc.update(slow.in().readNBytes(4096));
                    assertThat(other.get("/small.txt").text()).isEqualTo("small");
                }
            }
            assertThat(FileServer.directMemory() - before).isLessThan(BOUND);
            assertThat(rest(slow.in(), SIZE - 50 * 4096L, crc)).isZero();
            assertThat(crc.getValue()).isEqualTo(crc(large));
            assertThat(slow.get("/small.txt").text()).isEqualTo("small");
        }
    }

    // rule 12
    @Test
    void fastReader_givesWayToOthers() throws Exception {
        try (Connection fast = server.connect();
                Connection other = server.connect()) {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readAll(fast, 4));
            int answered = 0;
            while (!reading.isDone()) {
                assertThat(other.get("/small.txt").text()).isEqualTo("small");
                answered++;
            }
            reading.get(1, TimeUnit.SECONDS);
            assertThat(answered).isGreaterThan(10);
        }
    }

    // rule 12
    @Test
    void content_doesNotGoThroughTheHeap() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Connection connection = server.connect()) {
            readAll(connection, 1);
            long before = threads.getTotalThreadAllocatedBytes();
            readAll(connection, 2);
            assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(BOUND);
        }
    }

    // rules 9 and 12
    @Test
    void range_startsWhereItSays() throws IOException {
        try (Connection connection = server.connect()) {
            for (int first : new int[] {4, SIZE - 4, SIZE / 2, 8192, 5 << 20}) {
                Reply reply = connection.get("/large.bin", "Range: bytes=" + first + "-" + (first + 3));
                assertThat(ByteBuffer.wrap(reply.body()).getInt()).isEqualTo(first);
            }
            connection.send("GET", "/large.bin", "Range: bytes=20000000-59999999");
            assertThat(connection.replyHead().header("Content-Range")).hasValue("bytes 20000000-59999999/67108864");
            for (int at = 20_000_000; at < 60_000_000; at += 400_000) {
                ByteBuffer part = ByteBuffer.wrap(connection.in().readNBytes(400_000));
                for (int i = at; i < at + 400_000; i += 4) {
                    if (part.getInt() != i) {
                        throw new AssertionError("Other bytes at " + i);
                    }
                }
            }
            assertThat(connection.get("/small.txt").text()).isEqualTo("small");
        }
    }

    // rule 12
    @Test
    void fileCutWhileItIsSent_endsTheConnection() throws IOException {
        try (Connection slow = new Connection(server.port(), 8192)) {
            slow.send("GET", "/large.bin");
            slow.replyHead();
            try (FileChannel file = FileChannel.open(large, StandardOpenOption.WRITE)) {
                file.truncate(100_000);
            }
            assertThat(rest(slow.in(), SIZE, new CRC32())).isPositive();
        }
        assertThat(server.get("/large.bin").body()).hasSize(100_000);
        assertThat(server.get("/small.txt").text()).isEqualTo("small");
    }

    // rule 12
    @Test
    void clientThatLeaves_leavesNoFileOpen() throws Exception {
        assumeThat(Path.of("/proc/self/fd")).isDirectory();
        for (int i = 0; i < 10; i++) {
            try (Connection slow = new Connection(server.port(), 8192)) {
                slow.send("GET", "/large.bin", i % 2 == 0 ? "Range: bytes=10-" : "Range: bytes=0-9999999,10-20000000");
                slow.replyHead();
                slow.in().readNBytes(10_000);
            }
        }
        assertThat(server.get("/large.bin", "Range: bytes=0-0").body()).hasSize(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (openHandles() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(openHandles()).isZero();
    }

    private long openHandles() throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.filter(this::isLarge).count();
        }
    }

    private boolean isLarge(Path handle) {
        try {
            return Files.readSymbolicLink(handle).endsWith("large.bin");
        } catch (IOException e) {
            return false;
        }
    }

    private static void readAll(Connection connection, int times) {
        try {
            for (int i = 0; i < times; i++) {
                connection.send("GET", "/large.bin");
                connection.replyHead();
                assertThat(rest(connection.in(), SIZE, new CRC32())).isZero();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// How many of the bytes expected do not come.
    private static long rest(InputStream in, long expected, CRC32 crc) throws IOException {
        byte[] part = new byte[1 << 16];
        long left = expected;
        try {
            while (left > 0) {
                int read = in.read(part, 0, (int) Math.min(part.length, left));
                if (read < 0) {
                    return left;
                }
                crc.update(part, 0, read);
                left -= read;
            }
        } catch (SocketException e) {
            return left;
        }
        return left;
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            rest(in, SIZE, crc);
        }
        return crc.getValue();
    }
}
