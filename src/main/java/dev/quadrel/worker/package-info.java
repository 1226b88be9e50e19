/// Long jobs that look like ordinary requests.
///
/// A method with [Worker] is one; it gets [WorkerArguments] and [Progress]. Clients start it, ask for it, stop it and
/// fetch long results in pieces by the protocol of quick_server at one URL ([WorkerResource]), or as a resource, or by
/// server-sent events. [Jobs] starts jobs, [Execution] is a run, [LiveJobs] knows them by token, [JobTable] is what all
/// nodes share.
///
/// Rules:
/// 1. When two workers have the same path, or one has a wrong path or signature, the deployment fails with a message
///    that names the method.
/// 2. When a job is started, its method runs on the workers' pool of threads; one more than threads and queue hold is
///    refused with 503 and `Retry-After`.
/// 3. When an action is answered, the reply has `token`, `done`, `result` and `continue`; a result is a string of JSON.
/// 4. When a token comes as a number or as text, it is the same; the reply repeats it as it came.
/// 5. When a job has not ended after the first wait, the client is told to come back; its result is given once.
/// 6. When a result is longer than a piece, the reply has the pieces' keys; each is given once.
/// 7. When a job fails, the client gets its status and reason: 500 `worker error`, or what the method has chosen.
/// 8. When a job is stopped, its method is told and interrupted, and its token is unknown from then on.
/// 9. When a worker has a cache section, its result is in the cache before a client learns of it. An equal job is
///    answered from there, or waits for the one that runs; that one is stopped when nobody waits for it any more.
/// 10. When the node of a job dies, the job has failed with that reason within 30 seconds.
/// 11. When a request says how long it waits (`?wait=`, `Prefer`), it starts a job as a resource: 200 with the result,
///     or 202 with `Location`.
/// 12. When a job is watched by server-sent events, its progress comes as it changes, and its end once.
/// 13. When a setting is absent, its default holds.
/// 14. When segments of the path are variable, they overwrite fields of the payload.
/// 15. When jobs have ended, they keep no thread.
/// 16. When the server is about to end, new jobs are refused with 503; those under way may end, and be asked for.
///
/// Out of scope: who may start jobs (`access`), how long results stay in the cache (`cache`).
@NullMarked
package dev.quadrel.worker;

import org.jspecify.annotations.NullMarked;
