/// JSON in and out, by Jackson, with one set of rules for all of Quadrel.
///
/// Rules:
/// 1. When a number is not finite, it is written as the text `"NaN"`, `"Infinity"` or `"-Infinity"`.
/// 2. When a body spells `NaN`, `Infinity` or `-Infinity` as a bare word, it is read as that number.
/// 3. When a body is not JSON, the error names the line and the column, and never the server's classes.
/// 4. When a problem is written, its body is an RFC 9457 object with `type`, `title`, `status` and `detail`.
///
/// Out of scope: which media type is sent (`http`), canonical forms for hashing.
@NullMarked
package dev.quadrel.json;

import org.jspecify.annotations.NullMarked;
