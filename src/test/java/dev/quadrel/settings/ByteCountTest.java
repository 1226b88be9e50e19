package dev.quadrel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCountTest {

    // rule 1
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "78, 78",
        "78B, 78",
        "78 b, 78",
        "64KiB, 65536",
        "50 MiB, 52428800",
        "50mib, 52428800",
        "' 1GiB ', 1073741824",
        "8589934591GiB, 9223372035781033984"
    })
    void size_isANumberOrHasAUnit(String text, long bytes) {
        assertThat(ByteCount.parse("a.b", text)).isEqualTo(bytes);
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.5MiB",
                "50MB",
                "5 0",
                "MiB",
                "x",
                "0x10",
                "٣",
                "8589934592GiB",
                "9999999999999999999"
            })
    void otherText_isRefusedWithItsKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteCount.parse("a.b", text))
                .withMessageStartingWith("a.b is \"" + text + "\"; a size is ");
    }
}
