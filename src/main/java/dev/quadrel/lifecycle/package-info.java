/// An application, the services that it consists of, and the state that outlives it.
///
/// A bean that is a [Service] is found by itself; [Application] is where others are added, by hand. A
/// [ServiceCollection] is a service made of services. Operators have the commands `service list`, `service start` and
/// `service stop`.
///
/// A bean that is a [StateContributor] has a part of the state, and so have fields with [Persistent]; all of it is in
/// a snapshot. [Sequences] gives numbers that never come twice. Operators have the commands `state save`, `state show`
/// and `state list`.
///
/// The folder of the setting `quadrel.lifecycle.directory` has:
/// * `snapshot-0000000012.json`: a snapshot; the greatest number is the newest. `state show` prints the same form, and
///   `quadrel.lifecycle.initial-state` names a file of it, for an application that moves here.
/// * `sequence-NAME`: the next number of a sequence, in decimal digits; while it runs, the end of the reserved block.
/// * `lock`: held by the application that runs.
///
/// A snapshot, version 1:
///
/// ```json
/// {
///   "application": "onetimekey",
///   "reason": "stop",
///   "sha256": "of the canonical JSON of state: no blanks, members in the order of their names",
///   "state": {
///     "org.example.Visitors": { "version": 1, "value": { "count": 3 } },
///     "quadrel.sequences": { "version": 1, "value": { "keys": 1000 } }
///   },
///   "version": 1,
///   "written": "2026-11-22T05:12:29.123Z"
/// }
/// ```
///
/// `reason` is `stop`, `interval` or `command`. Without `sha256`, which who edits the state takes away, nothing is
/// checked; members not named here are ignored.
///
/// Rules:
/// 1. When an application starts, all its services are prepared, and then all are started, one after the other in the
///    order in which they were added, those of a collection before the next one; beans in the order of their names.
/// 2. When a service names others that it comes after, they run before it starts.
/// 3. When services wait for each other, or for one that is not there, the start fails and names them.
/// 4. When an application stops, its services stop in the reverse order, each after the one before it has ended.
/// 5. When a stop takes longer than the service's time for it, or fails, that is logged and the others stop.
/// 6. When a service cannot be prepared or started, those before it stop, and the start of the application, and with it
///    the deployment, fails with its path and its reason; what it took itself is given back.
/// 7. When a service is added while the others run, it is started at once; it is not added where that fails.
/// 8. When a service is removed, it is stopped; one that another needs stays.
/// 9. When two services of a collection have one name, the second is refused.
/// 10. When a service has failed, also by itself and later, the server is not ready, and `service list` has the reason.
/// 11. When an operator stops or starts a service, those that it needs must run, and those that need it must not.
/// 12. When a setting is absent its default holds; a value that is none stops the start with its key.
/// 13. When an application starts, what the newest snapshot has is given back before the first service is prepared.
/// 14. When an application stops, its state is written after its services have stopped; also by command, and at
///     intervals where something has changed. After a start that has failed nothing is written.
/// 15. When a field of an application's bean has `@Persistent`, it keeps its value; where it cannot, being static,
///     final or in a bean of another scope, the deployment fails.
/// 16. When state has an older version, its contributor brings it to the present one step by step.
/// 17. When state, or the form of the snapshot, has a newer version, the start fails and says so; the file stays.
/// 18. When a snapshot is damaged, that is logged, and the one before it is taken; when all are, the start fails.
/// 19. When a snapshot is written, it is whole or not there at all, also after `kill -9` or on a full disk.
/// 20. When as many snapshots as the setting says are there, each new one takes the place of the oldest.
/// 21. When nobody contributes a part of the state any more, or its contributor fails, it stays as it was.
/// 22. When a sequence is asked, it gives the next number, never one that it has given before, also after `kill -9`;
///     after a clean stop it goes on without a gap.
/// 23. When another process has the folder, the start fails and names it.
/// 24. When there is no state, no folder is made.
/// 25. When there is no snapshot, that of the setting `initial-state` is taken.
/// 26. When a [Timer] starts, its task is called at once and then at each step; a call that fails is the last one, and
///     is reported; a stop waits for the call under way.
///
/// Out of scope: listeners and clients (`socket`), who else reads snapshots (the launcher).
@NullMarked
package dev.quadrel.lifecycle;

import org.jspecify.annotations.NullMarked;
