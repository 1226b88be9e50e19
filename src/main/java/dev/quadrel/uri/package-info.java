/// The text of a request target: percent escapes and the shape of a path. Every package that reads a path or a query
/// from the wire does it here, so that all of them agree on what a spelling means.
///
/// Rules:
/// 1. When a text holds escapes, they are decoded as UTF-8; a text without any is returned as it is.
/// 2. When a text holds `+`, it stays `+`.
/// 3. When an escape is cut short or is not hexadecimal, the answer is 400 with that escape.
/// 4. When escapes do not make up UTF-8, the answer is 400 with those escapes.
/// 5. When a path holds `.`, `..` or empty segments, they are resolved, and `..` never leaves the root.
/// 6. When a path ends in `/`, `/.` or `/..`, the resolved path ends in `/`.
/// 7. When a path holds the NUL character, the answer is 400; a backslash is an ordinary character.
/// 8. When a raw path is split, a dot that is spelled `%2e` counts as a dot, and `%2F` does not separate segments.
///
/// Out of scope: which file or handler a path names (`staticfile`, `http`), splitting a query (`request`).
@NullMarked
package dev.quadrel.uri;

import org.jspecify.annotations.NullMarked;
