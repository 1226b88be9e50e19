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

    private static final Allowance MEMORY = new Allowance(() -> 1 << 20);

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
        RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes), announced, 100_000, MEMORY);
        body.transferTo(OutputStream.nullOutputStream());
        assertThat(body.bytes()).contains(ByteBuffer.wrap(bytes));
    }

    // rule 3
    @ParameterizedTest
    @CsvSource({"100001, 100001", "100001, -1", "200000, 7"})
    void whatIsLongerThanTheLimit_isNot(int count, long announced) throws IOException {
        byte[] bytes = bytes(count);
        RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes), announced, 100_000, MEMORY);
        assertThat(body.readAllBytes()).isEqualTo(bytes);
        assertThat(body.bytes()).isEmpty();
    }

    // rule 4
    @Test
    void memory_growsWithWhatHasCome_andIsGivenBack() throws IOException {
        Allowance memory = new Allowance(() -> 100_000);
        RecordedStream first = new RecordedStream(new ByteArrayInputStream(bytes(40_000)), 1 << 20, 1 << 20, memory);
        assertThat(first.readNBytes(10)).hasSize(10);
        assertThat(memory.taken()).isBetween(10L, 10_000L);
        assertThat(first.readAllBytes()).hasSize(39_990);
        assertThat(memory.taken()).isBetween(40_000L, 70_000L);
        RecordedStream second = new RecordedStream(new ByteArrayInputStream(bytes(40_000)), -1, 1 << 20, memory);
        assertThat(second.readAllBytes()).isEqualTo(bytes(40_000));
        assertThat(second.bytes()).isEmpty();
        first.close();
        first.close();
        second.close();
        assertThat(first.bytes()).contains(ByteBuffer.wrap(bytes(40_000)));
        assertThat(memory.taken()).isZero();
    }

    // rule 4
    @Test
    void memory_isTakenAsAnnounced_whereAllHasCome() throws IOException {
        Allowance memory = new Allowance(() -> 1 << 20);
        try (RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes(9000)), 9000, 1 << 20, memory)) {
            assertThat(body.skip(20_000)).isEqualTo(9000);
            assertThat(memory.taken()).isEqualTo(9000);
        }
    }

    // rule 3
    @Test
    void bytesThatAreSkipped_orReadOneByOne_areThereToo() throws IOException {
        RecordedStream body = new RecordedStream(new ByteArrayInputStream(bytes(5)), -1, 100, MEMORY);
        assertThat(body.read()).isEqualTo(bytes(5)[0] & 0xff);
        assertThat(body.skip(2)).isEqualTo(2);
        assertThat(body.readNBytes(9)).hasSize(2);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.skip(1)).isZero();
        assertThat(body.bytes()).contains(ByteBuffer.wrap(bytes(5)));
    }
}
