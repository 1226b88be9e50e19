/// Live applications in a deployment: their beans, instances and sessions, and the way to their page.
///
/// [LiveExtension] finds the classes with `LiveApplication`; [LiveApplications] makes a [LiveHost] of each,
/// which has one instance for all browsers, or one for each browser session. A [LiveInstance] is the server
/// with the beans that belong to it, whose annotated methods it calls. [LauncherServlet] tells a page its web
/// socket and secret.
///
/// An application `counter` is at `/counter/`: the page, `ws`, `paraview/` and the folders of its modules.
/// Where it is the only one of the deployment it is at the root, too, behind all else that the deployment
/// serves.
///
/// More than one server: the launcher and the web socket of one browser must come to the same one, which a
/// balancer does by a cookie or the address (sticky sessions). Each has an instance of a shared application of
/// its own; what is kept in Infinispan is one for all of them. A session is on its server only, and gone with
/// it. `src/site/markdown/live-cluster.md` has it whole.
///
/// Rules:
/// 1. When two live applications have the same name, or one has a wrong name or a method that cannot be
///    called, the deployment fails with a message that names it.
/// 2. When a live server is injected, it is that of the application that is being made or called; elsewhere
///    the only one that is shared.
/// 3. When a method has `OnChange`, `Trigger`, `LiveProcedure`, `OnConnect` or `OnDisconnect`, it is called
///    with what it takes: state, server and client, and the values that the client gives, by position or by
///    name.
/// 4. When an application is shared, all browsers have one instance; one that has stopped is replaced.
/// 5. When an application is for sessions, each browser session has an instance and beans of its own, found
///    by a cookie; its sockets need the address and a secret that the launcher gives, for one time, to the
///    same user.
/// 6. When no socket of a session is open for the time of the setting, the session ends, and its beans are
///    destroyed.
/// 7. When all sessions are taken, the launcher answers 503 and an error.
/// 8. When the launcher is asked by a page from elsewhere, it answers 403; else with the address by which the
///    page came, seen by the proxy before it, and with the page's own query, which the application sees at
///    connect.
/// 9. When the folder of an application is asked for, the answer leads to `index.html`, with the query.
/// 10. When a setting is absent, its default holds; a value that is none stops the start with its key.
///
/// Out of scope: state and calls (`livestate`), sockets (`wslink`), how files are sent (`staticfile`).
@NullMarked
package dev.quadrel.livehost;

import org.jspecify.annotations.NullMarked;
