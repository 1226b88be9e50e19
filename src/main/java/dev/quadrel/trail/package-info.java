/// The audit trail: who logged in, was refused, made keys, changed users, ran commands. It keeps each [AuditEvent] of
/// `audit` as a row of the catalog's database that is never changed, and shows them to administrators.
///
/// [Recorder] decides when something is written, [Waiting] counts what is refused again and again, [AuditLog] has the
/// rows, [AuditResource] the route.
///
/// Rules:
/// 1. When something was done and the database is open, its entry is on disk before the request is answered.
/// 2. When something is refused, its entry waits at least a second and at most about a minute, and has the number of
///    equal refusals; those that are too many to tell apart are one entry.
/// 3. When the database is not open, a refusal does not open it, and waits until it is; a deed opens it a second
///    later, unless the catalog is in a temporary folder, which nobody reads after a restart.
/// 4. When entries are older than the retention, or more than the setting allows, the oldest are deleted.
/// 5. When somebody tries to change an entry, the database refuses it.
/// 6. When administrators ask, they get all that has happened so far, the newest first, by time, kind and account.
/// 7. When an entry cannot be written, the request is served and the server's log has the entry.
///
/// Out of scope: what is worth an event (whoever fires it), what the server's own log has.
@NullMarked
package dev.quadrel.trail;

import dev.quadrel.audit.AuditEvent;
import org.jspecify.annotations.NullMarked;
