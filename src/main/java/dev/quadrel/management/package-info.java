/// The commands in WildFly's management model, for jboss-cli and the admin console.
///
/// This package is a WildFly extension, in a module of the server; it needs no other package of Quadrel, and Java 17
/// is enough for it, because WildFly's own tools load it too when they embed a server. Deployments have it as well:
/// [dev.quadrel.management.Deployments] is where each registers its [dev.quadrel.management.CommandsMXBean] and
/// [dev.quadrel.management.RequestsMXBean], and where the subsystem looks for them. Both meet in the JDK's own MBean
/// server and have no class in common, so that a deployment runs in a server without the subsystem, and the
/// other way round.
///
/// `/subsystem=quadrel` has the operation `run-command`. The admin console lists operations, but runs none; for it
/// there is the attribute `command`, which runs what is written to it, and `output`, what that said. What fails fails
/// as an operation, with the command's message.
///
/// A server that is suspended, as it is before it stops, waits for the requests of its own kinds; the subsystem has it
/// wait for those that the deployments answer before the servlet container too, files and what a proxy forwards.
///
/// Rules:
/// 1. When a deployment registers, its commands are reachable under its name until it takes them away.
/// 2. When a deployment registers under a name that is taken, it replaces the other.
/// 3. When only one deployment runs, it need not be named.
/// 4. When none runs, or several and none is named, or none of the name given, the message says which there are.
/// 5. When a command does not succeed, the caller gets its message, in an exception of the JDK.
/// 6. When the server is suspended, deployments refuse new requests, and it waits until those under way have ended;
///    when it is resumed, they take new ones.
///
/// Out of scope: what the commands are and what a typed line means (`command`); who may use the management model
/// (WildFly); Quadrel's settings, which are no part of it.
@NullMarked
package dev.quadrel.management;

import org.jspecify.annotations.NullMarked;
