package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.fixture.LogLines;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimerTest {

    // rule 26
    @Test
    void theFirstCallIsAtOnce_andTheOthersEachStep() throws Exception {
        List<Long> calls = new CopyOnWriteArrayList<>();
        CountDownLatch three = new CountDownLatch(3);
        Timer timer = new Timer("t", Duration.ofMillis(200), () -> {
            calls.add(System.nanoTime());
            three.countDown();
        });
        long start = System.nanoTime();
        timer.start();
        assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
        timer.stop();
        int count = calls.size();
        assertThat(calls.get(1) - start).isGreaterThanOrEqualTo(190_000_000);
        assertThat(calls.get(0) - start).isLessThan(calls.get(1) - start - 50_000_000);
        assertThat(calls.get(2) - start).isGreaterThanOrEqualTo(390_000_000);
        Thread.sleep(300);
        assertThat(calls).as("none after the stop").hasSize(count);
    }

    // rule 26
    @Test
    void anException_endsIt_andIsReported_untilItIsStartedAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Timer timer = new Timer("feeder", Duration.ofMillis(1), () -> {
            if (calls.incrementAndGet() == 3) {
                throw new IOException("the paper is out");
            }
        });
        try (LogLines log = LogLines.of("dev.quadrel.lifecycle")) {
            timer.start();
            assertThat(log.await(1))
                    .singleElement()
                    .asString()
                    .contains("Timer \"feeder\" has failed, and does nothing any more", "the paper is out");
        }
        assertThat(timer.fault()).contains("the paper is out");
        Thread.sleep(50);
        assertThat(calls).hasValue(3);
        timer.stop();
        timer.start();
        assertThat(timer.fault()).isEmpty();
        for (int i = 0; i < 1000 && calls.get() < 5; i++) {
            Thread.sleep(10);
        }
        timer.stop();
        assertThat(calls).hasValueGreaterThanOrEqualTo(5);
    }

    // rule 26
    @Test
    void aStopWaitsForTheCallUnderWay_andNotForTheNext() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Timer timer = new Timer("slow", Duration.ofHours(1), () -> {
            begun.countDown();
            Thread.sleep(200);
            ended.incrementAndGet();
        });
        timer.start();
        begun.await();
        timer.stop();
        assertThat(ended).hasValue(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Timer("t", Duration.ZERO, () -> {}));
    }
}
