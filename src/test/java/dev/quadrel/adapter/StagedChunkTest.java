package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedChunkTest {

    private static final int PIECE = 1 << 20;
    private static final int PIECES = 40;

    @TempDir
    Path folder;

    @Test
    void aLargeChunk_isWhole_thoughItGoesToTheDiskWhileItArrives() throws IOException {
        byte[] sent = new byte[PIECES * PIECE];
        new Random(1).nextBytes(sent);
        for (boolean keepOpen : new boolean[] {true, false}) {
            Path file = folder.resolve("c" + keepOpen);
            try (StagedChunk chunk = new StagedChunk(file, 64 << 10, keepOpen)) {
                for (int at = 0; at < sent.length; at += PIECE) {
                    chunk.write(at, sent, at, PIECE);
                }
                chunk.finish(sent.length + 5L);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(sent, sent.length + 5));
        }
    }

    @Test
    void aChunkThatIsGivenUp_canBeClosedWhileItGoesToTheDisk() throws IOException {
        StagedChunk chunk = new StagedChunk(folder.resolve("c"), 64 << 10, true);
        byte[] piece = new byte[20 << 20];
        chunk.write(0, piece, 0, piece.length);
        chunk.close();
        assertThat(folder.resolve("c")).hasSize(piece.length);
        assertThatThrownBy(() -> new StagedChunk(folder.resolve("c/d"), 1, true))
                .isInstanceOf(IOException.class);
    }
}
