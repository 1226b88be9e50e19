/// What the server says of itself: to clients what it can do, to probes that it is there.
///
/// [AboutResource] and [HealthResource]; the application provides the [Formats] that exist.
///
/// Rules:
/// 1. When anybody asks at the API's root, with or without a slash at its end, the reply has all members that Tiled's
///    clients require.
/// 2. When the catalog is public, the reply says that no key is needed.
/// 3. When a probe asks, the reply is that the server is ready.
///
/// Out of scope: the formats themselves (`serialization`), how one logs in (`access`).
@NullMarked
package dev.quadrel.about;

import org.jspecify.annotations.NullMarked;
