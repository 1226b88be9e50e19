/// The edge where requests arrive: decides who answers, and turns what went wrong into a reply.
///
/// [QuadrelExtension] puts [RequestOrder] before the servlet container of a deployment. [Bootstrap] asks the
/// application what it binds, by the event [ServerSetup], and opens the order with it.
///
/// Rules:
/// 1. When a request comes, pre-middleware runs first, then a resource method, a file, a proxy or the fallback file
///    answers, the first of them that can.
/// 2. When nothing answers, the reply is 404 with a problem as its body, whatever the method.
/// 3. When a resource has the path but not the method, the reply is 405 with `Allow`.
/// 4. When a method throws, the reply is 500 with an id that the log has too, and nothing else of it.
/// 5. When a method that returns values returns null, the reply is 404; one that returns nothing means 204.
/// 6. When a request takes longer than the setting, one line says so at once, and one at its end.
/// 7. When a JVM option that the WAR needs is missing, the deployment fails with a message that names it.
/// 8. When a path template is turned into a pattern, it matches what JAX-RS matches.
/// 9. When a setting is absent, its default holds.
/// 10. When a request may block, it runs on a thread of its own, of which there are as many as the setting says.
/// 11. When a request has ended, its line is in the access log within about a second.
/// 12. When nothing more of a request's body comes for as long as the setting says, while somebody waits for it, the
///     reader fails: the answer is 408 if there is still one to give, and the connection is closed. A body that comes
///     slowly, a handler that does something else meanwhile, and an upgraded connection have no such limit.
/// 13. When a field of a resource takes a parameter or has a constraint, it is filled in and validated for each
///     request; a resource without such is made by CDI alone.
/// 14. When a path is no text in UTF-8, the reply is 400 with a problem as its body; what a header names as a media
///     type and is none is one that nobody knows; a cookie of other characters than cookies have is left out.
/// 15. When a reply is sent, it has the headers of the settings that keep browsers from misuse; what an application or
///     a proxied server says itself counts.
/// 16. When the API sends a document that a browser shows, it runs no script and loads nothing from elsewhere.
/// 17. When there is somebody to tell of holes, `/.well-known/security.txt` says whom, and until when; otherwise there
///     is none.
/// 18. When the server is suspended, as it is before it stops, new requests are answered 503 with a problem as their
///     body, and those under way are known to it, whoever answers them, until they have ended.
///
/// Out of scope: CORS, TLS, limits of connections and the access log, which are WildFly's (`wildfly-config`).
@NullMarked
package dev.quadrel.http;

import org.jspecify.annotations.NullMarked;
