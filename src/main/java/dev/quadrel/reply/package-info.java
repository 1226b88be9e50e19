/// Writes a [dev.quadrel.problem.Problem] as the answer to an Undertow exchange, wherever no JAX-RS is at hand.
///
/// It offers [dev.quadrel.reply.ProblemReply], which never blocks.
///
/// Rules:
/// 1. When a problem is sent, the reply has its status, its headers and a JSON body of known length, whose media type
///    is `application/json` and nothing behind it.
/// 2. When the method is HEAD, the reply has the same head and no body.
/// 3. When the response has begun already, nothing of the problem is mixed into it.
/// 4. When all of it is sent, or the response has begun already, the caller's task runs, once; without a task the
///    exchange ends.
///
/// Out of scope: faults of the server and their log (`http`), problems thrown by resource methods (`http`).
@NullMarked
package dev.quadrel.reply;

import org.jspecify.annotations.NullMarked;
