package dev.quadrel.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedStreamTest {

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    // rule 3
    @ParameterizedTest
    @CsvSource({"0, 0", "0, -1", "10, 10", "10, -1", "100000, 100000", "100000, -1", "100000, 50", "65536, -1"})
    void whatWasRead_isThere(int count, long announced) throws IOException {
        byte[] bytes = bytes(count);
        RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes), announced, 100_000);
        body.transferTo(OutputStream.nullOutputStream());
        assertThat(body.bytes()).contains(ByteBuffer.wrap(bytes));
    }

    // rule 3
    @ParameterizedTest
    @CsvSource({"100001, 100001", "100001, -1", "200000, 7"})
    void whatIsLongerThanTheLimit_isNot(int count, long announced) throws IOException {
        byte[] bytes = bytes(count);
        RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes), announced, 100_000);
        assertThat(body.readAllBytes()).isEqualTo(bytes);
        assertThat(body.bytes()).isEmpty();
    }

    // rule 3
    @Test
    void bytesThatAreSkipped_orReadOneByOne_areThereToo() throws IOException {
        RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes(5)), -1, 100);
        assertThat(body.read()).isEqualTo(bytes(5)[0] & 0xff);
        assertThat(body.skip(2)).isEqualTo(2);
        assertThat(body.readNBytes(9)).hasSize(2);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.skip(1)).isZero();
        assertThat(body.bytes()).contains(ByteBuffer.wrap(bytes(5)));
    }
}
