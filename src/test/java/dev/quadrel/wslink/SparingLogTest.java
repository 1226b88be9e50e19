package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;

class SparingLogTest {

    private final List<String> lines = new ArrayList<>();
    private long now;
    private final SparingLog log = new SparingLog(
            (level, text, failure) -> lines.add(level + " " + text + (failure == null ? "" : " with trace")),
            () -> now);

    private static Exception boom() {
        return new IllegalStateException("boom");
    }

    private void later(Duration span) {
        now += span.toNanos();
    }

    // rule 16
    @Test
    void aFailure_hasItsTraceOnce_andThenALineAMinute() {
        for (int i = 0; i < 1000; i++) {
            log.failure("The trigger", boom());
        }
        later(Duration.ofSeconds(61));
        log.failure("The trigger", boom());
        log.failure("The trigger", boom());
        later(Duration.ofSeconds(61));
        log.failure("The trigger", boom());
        later(Duration.ofSeconds(61));
        log.failure("The trigger", boom());
        String again = "WARN The trigger: java.lang.IllegalStateException: boom";
        assertThat(lines)
                .containsExactly(
                        "WARN The trigger with trace",
                        again + ", and 999 more such since the last line; the trace is above",
                        again + ", and 1 more such since the last line; the trace is above",
                        again + "; the trace is above");
    }

    // rule 16
    @Test
    void failuresFromElsewhere_haveTheirOwnTrace() {
        log.failure("One", boom());
        log.failure("Two", new IllegalStateException("boom"));
        log.failure("Three", new IllegalArgumentException("boom"));
        assertThat(lines).containsExactly("WARN One with trace", "WARN Two with trace", "WARN Three with trace");
    }

    // rule 16
    @Test
    void textsOfClients_areShort_andOneLine() {
        log.say(Level.INFO, "report", "a\nb" + "x".repeat(10_000));
        log.say(Level.INFO, "report", "another");
        log.say(Level.ERROR, "else", "more");
        assertThat(lines).containsExactly("INFO a b" + "x".repeat(497) + "...", "ERROR more");
    }

    // rule 16
    @Test
    void placesWithoutEnd_areOne() {
        for (int i = 0; i < 100_000; i++) {
            log.say(Level.INFO, "place " + i, "text " + i);
        }
        assertThat(lines).hasSize(1001).last().isEqualTo("INFO text 1000");
    }

    // rule 16
    @Test
    void aProcedureThatFailsAgainAndAgain_isStillAnswered() throws Exception {
        Live live = new Live();
        live.hub.register("fail", (arguments, caller) -> {
            throw boom();
        });
        RecordingWire wire = new RecordingWire();
        Connection connection = live.greet(wire);
        for (int i = 0; i < 100; i++) {
            live.send(connection, "rpc:c0:" + i, "fail");
        }
        live.settle();
        assertThat(wire.documents())
                .hasSize(100)
                .allMatch(answer -> answer.toString().contains("boom"));
    }
}
