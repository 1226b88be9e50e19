package dev.quadrel.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.audit.AuditEvent.Outcome;
import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.Sessions;
import dev.quadrel.query.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What holds for the audit trail in each database.
@TestInstance(Lifecycle.PER_CLASS)
abstract class TrailContract {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Page ALL = new Page(null, 0, 300);

    private Sessions sessions;

    abstract CatalogDatabase database() throws Exception;

    @BeforeAll
    void open() throws Exception {
        sessions = new Sessions(database(), AuditLog.ENTITIES);
    }

    @AfterAll
    void close() {
        sessions.close();
    }

    @BeforeEach
    void empty() {
        sessions.write(session ->
                session.createMutationQuery("delete from AuditEntity e").executeUpdate());
    }

    private AuditLog log(Instant now, AuditSettings settings) {
        return new AuditLog(sessions, settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private AuditLog log() {
        return log(START, new AuditSettings(Duration.ZERO, 0));
    }

    private static Happened entry(String kind, String account, String name, int second) {
        AuditEvent event = new AuditEvent(kind, Outcome.DONE, account, name, "s", "1.2.3.4", "d");
        return Happened.once(event, START.plusSeconds(second));
    }

    private static Wanted wanted(Page page, @Nullable String from, @Nullable String to) {
        return Wanted.of(page, from, to, null, null);
    }

    private List<String> kinds(Wanted wanted) {
        return log().list(wanted).stream().map(entry -> entry.kind).toList();
    }

    // rule 6
    @Test
    void entries_areFoundByTimeKindAndAccount() {
        log().write(List.of(entry("a", "7", "ann", 0), entry("b", "8", "bob", 10), entry("c", "7", "ann", 20)));
        assertThat(kinds(wanted(ALL, null, null))).containsExactly("c", "b", "a");
        assertThat(kinds(wanted(ALL, "2026-01-01T00:00:10Z", "2026-01-01T00:00:20Z")))
                .containsExactly("b");
        assertThat(kinds(Wanted.of(ALL, null, null, "a", null))).containsExactly("a");
        assertThat(kinds(Wanted.of(ALL, null, null, null, "ann"))).containsExactly("c", "a");
        assertThat(kinds(Wanted.of(ALL, null, null, "b", "8"))).containsExactly("b");
        assertThat(kinds(Wanted.of(ALL, "0000-01-01T00:00:00Z", "+100000-01-01T00:00:00Z", "x' or 1=1", "")))
                .isEmpty();
    }

    // rule 6
    @Test
    void pages_followOneAnother() {
        log().write(List.of(entry("a", "", "", 0), entry("b", "", "", 0), entry("c", "", "", 0)));
        List<AuditEntity> first = log().list(wanted(new Page(null, 0, 2), null, null));
        assertThat(first).extracting(entry -> entry.kind).containsExactly("c", "b");
        assertThat(kinds(wanted(new Page(first.getLast().id, 0, 2), null, null)))
                .containsExactly("a");
        assertThat(kinds(wanted(new Page(null, 1, 1), null, null))).containsExactly("b");
        assertThat(kinds(wanted(new Page(null, 0, 0), null, null))).isEmpty();
        assertThat(kinds(wanted(new Page(null, Long.MAX_VALUE, 5), null, null))).isEmpty();
    }

    // rule 4
    @Test
    void whatIsTooOld_isDeleted() {
        log().write(List.of(entry("old", "", "", 0), entry("new", "", "", 3600)));
        AuditLog later = log(START.plus(Duration.ofHours(2)), new AuditSettings(Duration.ofMinutes(90), 0));
        later.write(List.of(entry("newest", "", "", 7200)));
        assertThat(kinds(wanted(ALL, null, null))).containsExactly("newest", "new");
    }

    // rule 4
    @Test
    void whatIsTooMuch_isDeleted() {
        log(START, new AuditSettings(Duration.ZERO, 2))
                .write(List.of(entry("a", "", "", 0), entry("b", "", "", 0), entry("c", "", "", 0)));
        assertThat(kinds(wanted(ALL, null, null))).containsExactly("c", "b");
    }

    // rule 5
    @Test
    void anEntry_isNotChanged() {
        log().write(List.of(entry("a", "", "", 0)));
        assertThatThrownBy(() ->
                        sessions.write(session -> session.createMutationQuery("update AuditEntity e set e.kind = 'b'")
                                .executeUpdate()))
                .hasStackTraceContaining("an entry of the audit trail is not changed");
        assertThat(kinds(wanted(ALL, null, null))).containsExactly("a");
    }

    // rule 1
    @Test
    void whatWasDone_isWrittenAtOnce() {
        Recorder recorder = new Recorder(this::log, Clock.fixed(START, ZoneOffset.UTC));
        recorder.add(new AuditEvent("a", Outcome.DONE, "", "", "", "", ""), Recorder.Database.OPEN);
        assertThat(kinds(wanted(ALL, null, null))).containsExactly("a");
        assertThat(Optional.of(log().list(wanted(ALL, null, null)).getFirst().times))
                .hasValue(1L);
    }
}
