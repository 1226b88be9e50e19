/// What the server says of itself: to clients what it can do, to probes that it is there.
///
/// [AboutResource], [HealthResource] and [OpenApiResource]; the application provides the [Formats] that exist.
///
/// Rules:
/// 1. When anybody asks at the API's root, the reply has all members that Tiled's clients require; without the slash at
///    its end it is 307 to there, with the same query.
/// 2. When the catalog is public, the reply says that no key is needed.
/// 3. When a probe asks, the reply is that the server is ready.
/// 4. When a tool asks for the OpenAPI document, it has each method of the API, with its parameters and scopes, and
///    nothing else; its paths are those by which the client reaches the server.
/// 5. When users log in with a password, the reply has their provider, and where to log in and to ask who one is.
///
/// Out of scope: the formats themselves (`serialization`), how one logs in (`access`).
@NullMarked
package dev.quadrel.about;

import org.jspecify.annotations.NullMarked;
