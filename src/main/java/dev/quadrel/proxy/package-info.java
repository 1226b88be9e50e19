/// Forwards the requests below a URL prefix to another HTTP server, for what no resource and no file answers.
///
/// It offers [dev.quadrel.proxy.ProxyRule] and [dev.quadrel.proxy.ProxyRules] (what goes where),
/// [dev.quadrel.proxy.ProxySettings] (limits, read from configuration) and [dev.quadrel.proxy.Forwarder] (the handler,
/// to be called on an I/O thread, which it never blocks). [dev.quadrel.proxy.RequestPath] reads a request's path for
/// others too. Connections to targets are made and kept by Undertow's own HTTP client and pool.
///
/// Rules:
/// 1. When a path begins with a rule's prefix, or is the prefix without its last slash, the rest of it is appended to
///    the target's path, percent-encoded exactly as the client sent it; any other path goes to the next handler.
/// 2. When several rules match, the one bound last wins.
/// 3. When a request has a query, the target gets it once and as sent.
/// 4. When a path has a `..` segment, in whatever spelling, it answers 400, so that no request leaves the
///    target's base.
/// 5. When a request is forwarded, its header fields go with it, except those that belong to the client's connection.
/// 6. When a request is forwarded, `Forwarded` and `X-Forwarded-For`, `-Host`, `-Proto` and `-Port` tell who asked for
///    what; what the client claims in such fields is dropped, or added to where the settings trust it.
/// 7. When a request is forwarded, `Host` is the target's own; the client's is in `Forwarded`.
/// 8. When a response is forwarded, its header fields go with it, except those of the target's connection; a field that
///    this server has set already replaces the target's, but `Vary` and `Set-Cookie` of both are kept.
/// 9. When the target answers 3xx, 4xx or 5xx, status, fields and body pass unchanged; no redirect is followed.
/// 10. When a request has a body, it is forwarded for every method, chunked where the client sent it chunked; only
///     `CONNECT` is not forwarded (501).
/// 11. When a response has no body by its nature (`HEAD`, 204, 304), it ends with its head.
/// 12. When a body is long, it streams in either direction as it comes, at the pace of its reader, through one buffer.
/// 13. When requests follow each other, connections to the target are kept and used again; when more come at once than
///     the settings allow connections, they wait for one.
/// 14. When the target is down, unknown, or gives no response that can be forwarded, it answers 502 with a JSON problem
///     that names the prefix and not the target.
/// 15. When a target that was down is back, the next request reaches it.
/// 16. When a connection ends before a response begins, a request that may be repeated and has no body is sent a second
///     time, and any other never is.
/// 17. When nothing arrives and nothing is taken for the response timeout, or no connection is there within the connect
///     timeout, it answers 504 with a JSON problem; a slow but steady transfer may take as long as it likes.
/// 18. When the target ends or stalls in mid-body, the client's connection (or HTTP/2 stream) is closed in a way that
///     shows that the body is not whole.
/// 19. When a client waits for `100 Continue`, it gets the target's, or the target's final answer instead, after which
///     an HTTP/1.1 connection is closed.
/// 20. When the target answers before it has read the whole body, the client hears it; when a client leaves, the
///     target's connection is closed.
/// 21. When both sides agree to a web socket, bytes pass both ways for as long as they like.
/// 22. When a target is https, its certificate must be one that the JDK trusts, and fit its host.
/// 23. When the client speaks HTTP/2, its request is forwarded as HTTP/1.1.
/// 24. When configuration is wrong, reading it fails with a message that names the key or the rule.
///
/// Out of scope: interim responses other than 100 and 101 (102, 103: Undertow's client cannot read them, so 502);
/// trailers; upgrades other than to a web socket; HTTP/2 towards the target; the largest body (the server's own limit
/// holds before a request comes here); which request is for a resource or a file (`http`).
@NullMarked
package dev.quadrel.proxy;

import org.jspecify.annotations.NullMarked;
