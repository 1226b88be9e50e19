/// What a resource method needs to know of a request, what runs before it, and what it may answer.
///
/// A dynamic request is a JAX-RS resource method and nothing else. It injects [RequestArguments], names middleware
/// steps by [Middleware], and returns any value, a [Reply] or a [MultipartReply]. [Cached] keeps what it returns.
///
/// Rules:
/// 1. When a query is read, `a=1` gives "1", `flag` gives true, `e=` gives "", the last of a repeated name counts, `+`
///    stays `+`, and escapes are decoded as UTF-8.
/// 2. When an escape in the path, query, fragment or form is malformed or not UTF-8, the answer is 400 with that
///    escape.
/// 3. When the path goes on after the route, `paths` holds its segments, first without `.`, `..` and empty ones, then
///    decoded.
/// 4. When a route has variables, `segments` holds them as sent; where the path ends in one, its value includes `?`
///    and the query.
/// 5. When a handler asks for the method, path, header, cookies, fragment or meta, it gets them for this request
///    alone; a fragment is decoded, and empty where none was sent.
/// 6. When a body is JSON (`application/json`, `+json`), `post` is its value of any shape, `NaN` and `Infinity`
///    included, in UTF-8 (BOM or not), UTF-16 or UTF-32.
/// 7. When JSON is malformed, the answer is 400 with line and column; when it is empty, 400 that says so.
/// 8. When a body is a form, it is read as a query is.
/// 9. When a body is multipart, a part with a Content-Type of its own is a file and every other part is text, also
///    with a file name; the last of a repeated name counts; a file name is kept without folders.
/// 10. When a body is of another type, or the method is GET or HEAD, `post` is an empty map and `body()` gives the
///     bytes.
/// 11. When a body, or a multipart body's text together, is over `max-body-size`, the answer is 413 with both figures,
///     before reading where Content-Length tells, else while reading; when it breaks off, 400; when it stalls for
///     longer than `http` allows, 408.
/// 12. When a part is over `max-part-size`, the answer is 413 that begins `Uploaded file is too large!` and names both
///     figures.
/// 13. When a request's files are over `memory-threshold` together, the one that no longer fits goes to disk as it
///     arrives, so memory stays bounded whatever the size.
/// 14. When the request ends or parsing fails, no uploaded file stays on disk but those that were saved.
/// 15. When a multipart body is malformed (no boundary, cut short, part without a name, bad or long headers, encoded
///     part, text not UTF-8), the answer is 400 that says what; over 1000 parts, 413.
/// 16. When arguments are asked for, they are parsed then and not before; a failure is repeated, and a body comes once.
/// 17. When a setting is absent its default holds; a size is a number of bytes or has B, KiB, MiB or GiB, anything else
///     stops the start with its key.
/// 18. When any bytes at all come, the outcome is a result or a 4xx.
/// 19. When a class and a method both name steps, the class's run first, then the method's, each in the order written;
///     the first that answers or throws ends the chain, and the method does not run.
/// 20. When a reply's value is text or bytes, it is sent as it is; a stream is sent to its end and closed; a multipart
///     reply has one part per value; anything else is JSON. Its headers are sent with it; 204 and 304 have no body.
/// 21. When a method is cached, an equal request (method, path, query, body) is answered without running it, after its
///     middleware steps; what is not JSON with status 200, and a body that is not parsed or brings files, is not kept.
/// 22. When a request says `Cache-Control: no-cache` or `max-age`, an older result is computed anew and kept; with
///     `no-store` it is computed and not kept.
/// 23. When a cached result is sent, it has a strong entity tag and the time that it is kept; GET and HEAD whose
///     `If-None-Match` names the tag are answered with 304.
///
/// Out of scope: which request is a resource's (`http`), how a problem is written (`http`), files (`staticfile`).
@NullMarked
package dev.quadrel.request;

import org.jspecify.annotations.NullMarked;
