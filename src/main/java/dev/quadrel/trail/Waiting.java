package dev.quadrel.trail;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.audit.AuditEvent.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Events that are not written yet. What is refused again and again is counted, so that a flood of it takes neither
/// memory nor disk. Thread safe.
final class Waiting {

    /// How many different refusals are told apart.
    private static final int DIFFERENT = 100;

    /// How many deeds wait; while the database is not open they do.
    private static final int MOST = 1000;

    private static final String OTHERS = "and others: too many to tell apart";

    private final Map<AuditEvent, Happened> counted = new LinkedHashMap<>();
    private final List<Happened> deeds = new ArrayList<>();

    synchronized void add(AuditEvent event, Instant now) {
        if (event.outcome() == Outcome.DONE && deeds.size() < MOST) {
            deeds.add(Happened.once(event, now));
        } else {
            AuditEvent counts = counted.containsKey(event) || counted.size() < DIFFERENT ? event : others(event);
            counted.merge(counts, Happened.once(counts, now), (old, _) -> old.again(now));
        }
    }

    private static AuditEvent others(AuditEvent event) {
        return new AuditEvent(event.kind(), event.outcome(), "", "", "", "", OTHERS);
    }

    /// All of them, which wait no more.
    synchronized List<Happened> take() {
        List<Happened> all =
                Stream.concat(deeds.stream(), counted.values().stream()).toList();
        deeds.clear();
        counted.clear();
        return all;
    }
}
