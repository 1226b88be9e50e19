package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final HandClock clock = new HandClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private void fail(int times, String account, String address) {
        IntStream.range(0, times)
                .forEach(_ -> assertThat(throttle.begin(account, address)).isEmpty());
    }

    // rule 3
    @Test
    void afterFiveFailures_theWaitDoubles() {
        fail(5, "a", "1");
        for (int seconds = 1; seconds <= 512; seconds *= 2) {
            assertThat(throttle.begin("a", "1")).hasValue(Duration.ofSeconds(seconds));
            clock.move(Duration.ofSeconds(seconds));
            fail(1, "a", "1");
        }
        assertThat(throttle.begin("a", "1")).hasValue(Duration.ofMinutes(15));
    }

    // rule 3
    @Test
    void othersAreNotLockedOut() {
        fail(5, "a", "1");
        fail(1, "a", "2");
        fail(1, "b", "1");
    }

    // rule 3
    @Test
    void manyAddresses_slowAnAccountDown() {
        IntStream.range(0, 50).forEach(i -> fail(1, "a", "address " + i));
        assertThat(throttle.begin("a", "another")).isPresent();
        fail(1, "b", "another");
    }

    // rule 3
    @Test
    void manyAccounts_slowAnAddressDown() {
        IntStream.range(0, 100).forEach(i -> fail(1, "account " + i, "1"));
        assertThat(throttle.begin("another", "1")).isPresent();
        fail(1, "another", "2");
    }

    // rule 3
    @Test
    void aSuccess_forgivesAndCountsForNothing() {
        fail(4, "a", "1");
        throttle.begin("a", "1");
        throttle.succeeded("a", "1");
        fail(5, "a", "1");
        for (int i = 0; i < 500; i++) {
            fail(1, "b", "2");
            throttle.succeeded("b", "2");
        }
    }

    // rule 3
    @Test
    void whatWasWithdrawn_countsForNothing() {
        for (int i = 0; i < 500; i++) {
            fail(1, "a", "1");
            throttle.withdrawn("a", "1");
        }
    }

    // rule 3
    @Test
    void afterAnHour_allIsForgotten() {
        fail(5, "a", "1");
        clock.move(Duration.ofMinutes(61));
        fail(5, "a", "1");
    }
}
