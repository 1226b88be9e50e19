/// Bytes on their way out: what makes them, and what takes them.
///
/// A [Body] makes the bytes of a reply while it is sent; a [ByteSink] takes them, files without copying where it
/// can. A [RecordedStream] remembers the body of a request.
///
/// Rules:
/// 1. When a sink cannot send a file by itself, it gets it in pieces of a bounded size.
/// 2. When a file ends too early, sending fails; nothing is made up.
/// 3. When a body is recorded, what was read of it is there afterwards, unless it is longer than the limit.
/// 4. When bodies are recorded at the same time, they share memory: it grows with what has come, one that there is
///    too little for is not recorded, and it is given back when the recording is closed.
///
/// Out of scope: the connection that the bytes leave by (`http`), what they are (`serialization`, `adapter`).
@NullMarked
package dev.quadrel.transfer;

import org.jspecify.annotations.NullMarked;
