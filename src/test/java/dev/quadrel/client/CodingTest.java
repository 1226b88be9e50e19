package dev.quadrel.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Bodies that zstd has made smaller.
class CodingTest {

    @Test
    void severalFrames_andLargeOnes_areOneBody() throws IOException {
        // rule 3
        byte[] one = Zstd.compress("[1,2".getBytes(UTF_8));
        byte[] other = Zstd.compress(",3]".getBytes(UTF_8));
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        assertThat(Coding.decoded(both, "zstd")).isEqualTo("[1,2,3]".getBytes(UTF_8));
        byte[] large = new byte[5 << 20];
        assertThat(Coding.decoded(Zstd.compress(large), "zstd")).isEqualTo(large);
    }

    @Test
    void whatIsCutOff_orChanged_isNone() {
        // rule 2
        byte[] body = Zstd.compress("0123456789".repeat(100).getBytes(UTF_8));
        byte[] changed = body.clone();
        Arrays.fill(changed, 7, body.length, (byte) -1);
        byte[] cutOff = Arrays.copyOf(body, body.length - 3);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Coding.decoded(changed, "zstd"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Coding.decoded(cutOff, "zstd"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Coding.decoded("[1]".getBytes(UTF_8), "zstd"));
    }
}
