/// How the server is, for those who start it anew, send requests to it or wait for it: [ProbeResource] answers as
/// MicroProfile Health has it, by what each [Probe] finds.
///
/// Rules:
/// 1. When all that has a part in the question is well, the reply is 200 with `UP`; otherwise 503 with `DOWN`, and it
///    names what is down.
/// 2. When a probe fails, it is down; why, the server's log says.
/// 3. When somebody asks, nothing is started or opened by that.
///
/// Out of scope: what makes a part well (the probes), WildFly's own health.
@NullMarked
package dev.quadrel.health;

import org.jspecify.annotations.NullMarked;
