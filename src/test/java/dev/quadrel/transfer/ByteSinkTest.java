package dev.quadrel.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSinkTest {

    private static final int SIZE = 300_000;

    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[SIZE];
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private Path file;
    private int largest;

    private final ByteSink sink = piece -> {
        largest = Math.max(largest, piece.remaining());
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        taken.writeBytes(copy);
    };

    @BeforeEach
    void write() throws IOException {
        new Random(1).nextBytes(bytes);
        file = Files.write(folder.resolve("f"), bytes);
    }

    // rule 1
    @Test
    void aFile_comesInPieces() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            sink.transfer(channel, 10, SIZE - 20);
            assertThat(channel.position()).isZero();
        }
        assertThat(taken.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 10, SIZE - 10));
        assertThat(largest).isLessThanOrEqualTo(ByteSink.PIECE);
    }

    // rule 2
    @Test
    void aFileThatEndsEarly_fails() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            assertThatThrownBy(() -> sink.transfer(channel, 10, SIZE))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The file ends 10 bytes early");
        }
    }

    @Test
    void asAStream_itTakesTheSame() throws IOException {
        sink.stream().write(bytes, 1, 5);
        sink.stream().write(7);
        assertThat(taken.toByteArray()).isEqualTo(new byte[] {bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], 7});
    }
}
