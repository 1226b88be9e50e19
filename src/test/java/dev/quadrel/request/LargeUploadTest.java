package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeUploadTest {

    private static final long SIZE = 200L << 20;
    private static final long MEMORY = 4L << 20;

    @TempDir
    Path folder;

    // rule 13
    @Test
    void largePart_goesToDiskInLittleMemory() throws IOException {
        RequestSettings settings = new RequestSettings(SIZE, 1000, 64 << 10, folder);
        RequestArguments arguments =
                PlainSource.post("multipart/form-data; boundary=b", body()).arguments(settings);
        long before = allocated();
        UploadedFile file = arguments.file("f").orElseThrow();
        assertThat(allocated() - before).as("bytes allocated while reading").isLessThan(MEMORY);
        assertThat(file.size()).isEqualTo(SIZE);
        try (InputStream sent = new Pattern();
                InputStream kept = file.open()) {
            assertThat(checksum(kept)).isEqualTo(checksum(sent));
        }
        arguments.close();
        assertThat(folder).isEmptyDirectory();
    }

    /// All that this thread ever allocated, so that a large part held in memory shows whatever the collector does.
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static InputStream body() {
        byte[] head = ("--b\r\n" + MultipartText.disposition("f") + "\r\nContent-Type: a/b\r\n\r\n").getBytes(UTF_8);
        byte[] end = "\r\n--b--\r\n".getBytes(UTF_8);
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), new Pattern(), new ByteArrayInputStream(end))));
    }

    private static long checksum(InputStream in) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            checksum.update(buffer, 0, n);
        }
        return checksum.getValue();
    }

    /// Bytes that hold CR, LF and dashes at ever new distances; made as they are read.
    private static final class Pattern extends InputStream {

        private static final byte[] PIECE = "abc\r\n--\r\n\r--b\n\u0000xyz".getBytes(UTF_8);
        private long at;

        @Override
        public int read() {
            return at == SIZE ? -1 : PIECE[(int) (at++ % PIECE.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == SIZE) {
                return -1;
            }
            int n = (int) Math.min(length, SIZE - at);
            for (int i = 0; i < n; i++) {
                target[offset + i] = PIECE[(int) (at++ % PIECE.length)];
            }
            return n;
        }
    }
}
