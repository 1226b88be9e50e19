package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.ByteRange.Request;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    // rule 10
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0                   | 0-0",
                "bytes=0-99                  | 0-99",
                "Bytes=1-2                   | 1-2",
                "bytes= 10-19                | 10-19",
                "bytes=10-                   | 10-99",
                "bytes=99-                   | 99-99",
                "bytes=90-1000               | 90-99",
                "bytes=0-99999999999999999999| 0-99",
                "bytes=-1                    | 99-99",
                "bytes=-100                  | 0-99",
                "bytes=-101                  | 0-99",
                "bytes=-99999999999999999999 | 0-99",
                "bytes=0-1,98-               | 0-1 98-99",
                "bytes=98-99, 0-0            | 98-99 0-0",
                "bytes=0-9,5-14              | 0-9 5-14",
                "bytes=0-0,100-200           | 0-0",
                "bytes=100-, -1              | 99-99",
                "bytes=-0,1-1                | 1-1",
                "bytes=1-1,                  | 1-1",
            })
    void range_isCutToTheFile(String header, String ranges) {
        List<ByteRange> expected = Arrays.stream(ranges.split(" "))
                .map(range -> range.split("-"))
                .map(ends ->
                        new ByteRange(Long.parseLong(ends[0]), Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1))
                .toList();
        assertThat(ByteRange.parse(header, 100)).isEqualTo(new Request.Ranges(expected));
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=500-600,100-", "bytes=99999999999999999999-"})
    void rangeOutsideOfTheFile_isUnsatisfiable(String header) {
        assertThat(ByteRange.parse(header, 100)).isEqualTo(new Request.Unsatisfiable());
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=,",
                "bytes=5",
                "bytes=5-1",
                "bytes=0-1,5-1",
                "bytes=a-b",
                "bytes=+1-2",
                "bytes=1--2",
                "bytes=0x1-2",
                "bytes=1 - 2",
                "bytes=1.0-2",
                "bytes=٣-٤",
                "bytes 0-1",
                "lines=0-1",
                "bytes=0-,0-0",
                "bytes=0-59,40-99"
            })
    void malformedOrGreedyHeader_asksForAll(String header) {
        assertThat(ByteRange.parse(header, 100)).isEqualTo(new Request.Whole());
    }

    // rule 10
    @Test
    void tooManyRanges_askForAll() {
        assertThat(ByteRange.parse("bytes=0-0" + ",1-1".repeat(63), 1000)).isInstanceOf(Request.Ranges.class);
        assertThat(ByteRange.parse("bytes=0-0" + ",1-1".repeat(64), 1000)).isEqualTo(new Request.Whole());
        assertThat(ByteRange.parse("bytes=0-0" + ",".repeat(9000) + "1-1", 1000))
                .isEqualTo(new Request.Whole());
    }

    // rule 10
    @Test
    void emptyFile_hasNoRanges() {
        assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new Request.Unsatisfiable());
        assertThat(ByteRange.parse("bytes=0-0", 0)).isEqualTo(new Request.Unsatisfiable());
        assertThat(ByteRange.parse("bytes=-1", 0)).isEqualTo(new Request.Whole());
    }

    // rule 10
    @Test
    void hugeFile_hasRangesAtItsEnd() {
        long size = 5L << 40;
        assertThat(ByteRange.parse("bytes=-2", size))
                .isEqualTo(new Request.Ranges(List.of(new ByteRange(size - 2, 2))));
        assertThat(new ByteRange(size - 2, 2).contentRange(size))
                .isEqualTo("bytes 5497558138878-5497558138879/5497558138880");
    }
}
