/// An application and the services that it consists of: what is started with the deployment and stopped with it.
///
/// A bean that is a [Service] is found by itself; [Application] is where others are added, by hand. A
/// [ServiceCollection] is a service made of services. Operators have the commands `service list`, `service start` and
/// `service stop`.
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
///
/// Out of scope: listeners and clients (`socket`).
@NullMarked
package dev.quadrel.lifecycle;

import org.jspecify.annotations.NullMarked;
