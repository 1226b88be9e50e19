package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How long a server may make a client wait.
class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(10);

    private static Optional<Duration> pause(String retryAfter) {
        Retry rules = new Retry(3, FIRST, Duration.ofSeconds(10), Duration.ofSeconds(45));
        return new Backoff(rules).next(Optional.of(retryAfter));
    }

    // rule 1
    @Test
    void secondsOrADate_areWaited() {
        assertThat(pause(" 20 ")).contains(Duration.ofSeconds(20));
        assertThat(pause("0")).contains(Duration.ZERO);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(30).atZone(ZoneOffset.UTC));
        assertThat(pause(date).orElseThrow()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    // rule 1
    @Test
    void longerThanAllAttemptsMayTake_isTheLast() {
        for (String seconds :
                new String[] {"100", "2147483648", "9223372036854775807", "18446744073709551615", "9".repeat(100)}) {
            assertThat(pause(seconds)).as(seconds).isEmpty();
        }
    }

    // rule 1
    @Test
    void whatIsNoTime_isAsIfTheServerHadSaidNothing() {
        for (String garbage : new String[] {"-1", "-18446744073709551615", "+5", "5.5", "soon", "", "\u0665"}) {
            assertThat(pause(garbage).orElseThrow()).as(garbage).isLessThanOrEqualTo(FIRST);
        }
    }
}
