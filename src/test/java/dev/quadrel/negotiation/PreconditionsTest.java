package dev.quadrel.negotiation;

import static dev.quadrel.negotiation.Preconditions.Outcome.FAILED;
import static dev.quadrel.negotiation.Preconditions.Outcome.NOT_MODIFIED;
import static dev.quadrel.negotiation.Preconditions.Outcome.SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.Preconditions.Change;
import dev.quadrel.negotiation.Preconditions.Outcome;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {

    private static final String CHANGED = "Tue, 02 Jan 2024 03:04:05 GMT";
    private static final String BEFORE = "Tue, 02 Jan 2024 03:04:04 GMT";
    private static final String AFTER = "Tue, 02 Jan 2024 03:04:06 GMT";
    private static final EntityTag TAG = new EntityTag("abc", "");

    // rule 10
    @Test
    void noCondition_sends() {
        assertThat(outcome()).isEqualTo(SEND);
    }

    // rule 10
    @Test
    void ifNoneMatch_countsAloneWhateverTheDateSays() {
        assertThat(outcome("If-None-Match: \"abc\"")).isEqualTo(NOT_MODIFIED);
        assertThat(outcome("If-None-Match: \"x\"")).isEqualTo(SEND);
        assertThat(outcome("If-None-Match: \"x\"", "If-Modified-Since: " + AFTER))
                .isEqualTo(SEND);
        assertThat(outcome("If-None-Match: \"abc\"", "If-Modified-Since: " + BEFORE))
                .isEqualTo(NOT_MODIFIED);
        assertThat(outcome("If-None-Match: \"x\"", "If-None-Match: \"abc\"")).isEqualTo(NOT_MODIFIED);
        assertThat(outcome("If-None-Match: ", "If-Modified-Since: " + CHANGED)).isEqualTo(SEND);
    }

    // rule 10
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                CHANGED + "                    | NOT_MODIFIED",
                AFTER + "                      | NOT_MODIFIED",
                BEFORE + "                     | SEND",
                "Tuesday, 02-Jan-24 03:04:05 GMT | NOT_MODIFIED",
                "Tue Jan  2 03:04:05 2024      | NOT_MODIFIED",
                "Tue Jan  2 03:04:04 2024      | SEND",
                "yesterday                     | SEND",
                "''                            | SEND",
                "1704164645                    | SEND",
            })
    void ifModifiedSince_comparesWholeSeconds(String since, Outcome outcome) {
        assertThat(outcome("If-Modified-Since: " + since)).isEqualTo(outcome);
    }

    // rule 10
    @Test
    void ifMatch_isStrongAndComesFirst() {
        assertThat(outcome("If-Match: \"abc\"")).isEqualTo(SEND);
        assertThat(outcome("If-Match: \"x\", \"abc\"")).isEqualTo(SEND);
        assertThat(outcome("If-Match: *")).isEqualTo(SEND);
        assertThat(outcome("If-Match: \"x\"")).isEqualTo(FAILED);
        assertThat(outcome("If-Match: W/\"abc\"")).isEqualTo(FAILED);
        assertThat(outcome("If-Match: abc")).isEqualTo(FAILED);
        assertThat(outcome("If-Match: \"x\"", "If-None-Match: \"abc\"")).isEqualTo(FAILED);
        assertThat(outcome("If-Match: \"abc\"", "If-None-Match: \"abc\"")).isEqualTo(NOT_MODIFIED);
        assertThat(outcome("If-Match: \"abc\"", "If-Unmodified-Since: " + BEFORE))
                .as("If-Unmodified-Since does not count beside If-Match")
                .isEqualTo(SEND);
    }

    // rule 10
    @Test
    void ifUnmodifiedSince_failsForALaterChange() {
        assertThat(outcome("If-Unmodified-Since: " + BEFORE)).isEqualTo(FAILED);
        assertThat(outcome("If-Unmodified-Since: " + CHANGED)).isEqualTo(SEND);
        assertThat(outcome("If-Unmodified-Since: " + AFTER)).isEqualTo(SEND);
        assertThat(outcome("If-Unmodified-Since: never")).isEqualTo(SEND);
        assertThat(outcome("If-Unmodified-Since: " + BEFORE, "If-None-Match: \"abc\""))
                .isEqualTo(FAILED);
    }

    // rule 10
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abc\"        | true",
                CHANGED + "     | true",
                "W/\"abc\"      | false",
                "abc            | false",
                "*              | false",
                "\"x\"          | false",
                "\"abc-gzip\"   | false",
                BEFORE + "      | false",
                AFTER + "       | false",
                "Tuesday        | false",
            })
    void ifRange_mustBeTheVeryTagOrDate(String value, boolean valid) {
        assertThat(Preconditions.isRangeValid(headers("If-Range: " + value), TAG, change()))
                .isEqualTo(valid);
    }

    private static Outcome outcome(String... lines) {
        return Preconditions.evaluate(headers(lines), TAG, change());
    }

    private static HeaderMap headers(String... lines) {
        HeaderMap headers = new HeaderMap();
        for (String line : lines) {
            String[] parts = line.split(": ?", 2);
            headers.add(new HttpString(parts[0]), parts[1]);
        }
        return headers;
    }

    private static Change change() {
        long nanos = TimeUnit.MILLISECONDS.toNanos(
                        Instant.parse("2024-01-02T03:04:05.600Z").toEpochMilli())
                + 789;
        return new Change(CHANGED, nanos);
    }
}
