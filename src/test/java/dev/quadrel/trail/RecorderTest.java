package dev.quadrel.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.audit.AuditEvent.Outcome;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// When entries are written, without a database.
class RecorderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger opened = new AtomicInteger();
    private final Recorder recorder = new Recorder(this::fail, Clock.systemUTC());

    private AuditLog fail() {
        opened.incrementAndGet();
        throw new IllegalStateException("the disk is full");
    }

    private static AuditEvent refusal(String address) {
        return new AuditEvent("access", Outcome.REFUSED, "", "", "", address, "Invalid API key");
    }

    // rule 2
    @Test
    void equalRefusals_areCounted_andThoseBeyondAreOne() {
        Waiting waiting = new Waiting();
        for (int i = 0; i < 10_000; i++) {
            waiting.add(refusal("1.1.1." + i % 200), NOW.plusSeconds(i));
        }
        List<Happened> entries = waiting.take();
        assertThat(entries).hasSize(101);
        assertThat(entries.getFirst()).isEqualTo(new Happened(refusal("1.1.1.0"), NOW.plusSeconds(9_800), 50));
        assertThat(entries.getLast().times()).isEqualTo(5_000);
        assertThat(entries.getLast().event().detail()).contains("too many");
        assertThat(waiting.take()).isEmpty();
    }

    // rule 3
    @Test
    void aDatabaseThatIsNotOpen_isNotOpenedByARefusal() throws Exception {
        recorder.add(refusal("1.1.1.1"), Recorder.Database.CLOSED);
        recorder.add(AuditEvent.done("command", "", "", ""), Recorder.Database.TEMPORARY);
        Thread.sleep(1_500);
        assertThat(opened).hasValue(0);
    }

    // rules 3 and 7
    @Test
    void aDeed_opensIt_andAFailureIsNobodysProblem() throws Exception {
        recorder.add(AuditEvent.done("command", "", "", ""), Recorder.Database.CLOSED);
        for (int i = 0; i < 100 && opened.get() == 0; i++) {
            Thread.sleep(50);
        }
        assertThat(opened).hasValue(1);
        recorder.add(AuditEvent.done("command", "", "", ""), Recorder.Database.OPEN);
        assertThat(opened).hasValue(2);
        recorder.close();
        recorder.add(AuditEvent.done("command", "", "", ""), Recorder.Database.OPEN);
        assertThat(opened).hasValue(2);
    }

    @Test
    void aTimeThatIsNone_is422() {
        assertThatThrownBy(() -> Wanted.of(new Page(null, 0, 1), "yesterday", null, null, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problem().status()).isEqualTo(422))
                .hasMessageContaining("from is a time");
    }

    @Test
    void settings_areReadAndChecked() {
        assertThat(AuditSettings.from(new SmallRyeConfigBuilder()
                        .withDefaultValues(Map.of("quadrel.audit.retention", "P30D", "quadrel.audit.entries", "5"))
                        .build()))
                .isEqualTo(new AuditSettings(Duration.ofDays(30), 5));
        assertThatThrownBy(() -> new AuditSettings(Duration.ZERO, -1)).hasMessageContaining("quadrel.audit.entries");
    }
}
