/// What happens that administrators may want to know of: [AuditEvent], fired as a CDI event by whoever does it.
///
/// Rules:
/// 1. When an event is made, its texts are one line of 255 characters at most each, whatever a client has sent.
/// 2. When a kind is not words of a-z with dots between them, the event cannot be made.
///
/// Out of scope: who keeps events and for how long (`trail`), which events there are (whoever fires them).
@NullMarked
package dev.quadrel.audit;

import org.jspecify.annotations.NullMarked;
