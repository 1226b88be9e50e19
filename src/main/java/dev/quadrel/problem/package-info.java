/// What a client is told when its request cannot be answered: the members of an RFC 9457 problem, and the exception
/// that carries them to the one place that writes them.
///
/// Rules:
/// 1. When a client's request is at fault, the status is 4xx and `detail` names the value and what is allowed.
/// 2. When a problem is thrown, it costs no stack trace.
///
/// Out of scope: writing it (`reply`, and `http` for JAX-RS), logging.
@NullMarked
package dev.quadrel.problem;

import org.jspecify.annotations.NullMarked;
