package dev.quadrel.trail;

import dev.quadrel.audit.AuditEvent;
import java.time.Instant;

/// An event that happened.
///
/// @param last when, for the last time
/// @param times how often
record Happened(AuditEvent event, Instant last, long times) {

    static Happened once(AuditEvent event, Instant when) {
        return new Happened(event, when, 1);
    }

    Happened again(Instant when) {
        return new Happened(event, when, times + 1);
    }
}
