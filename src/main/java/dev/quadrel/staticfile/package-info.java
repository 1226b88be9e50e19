/// Sends the files of bound folders: which file a path names, whether it may be sent, and the reply with its
/// conditions, ranges and content codings. Knows Undertow, not servlets: a file is answered on the I/O thread, by
/// [StaticFiles].
///
/// Rules:
/// 1. When several folders have the file, the one bound last answers, and those bound as a fallback come after it.
/// 2. When patterns are allowed, a file that none of them matches is not sent; a denied one never is. `*` matches `/`
///    too, and case matters.
/// 3. When a path or the file behind it has a segment that starts with a dot, or lies in a WAR's own folders, it is
///    not sent.
/// 4. When a link leads out of its folder, the file is not sent, unless the folder's setting allows it.
/// 5. When a path names a folder without its last slash, the answer is 301 to the path with it and the same query.
/// 6. When a path names a folder, `index.html` answers, then `index.htm`, then a listing if that is allowed.
/// 7. When no folder has a `favicon.ico`, the first that any folder has answers, then the fallback, then the bundled
///    one, as far as the settings say.
/// 8. When `If-None-Match` names the tag, quoted, weak, in a list, as `*` or as the original's bare CRC-32, the answer
///    is 304; `If-Match` and the dates count as RFC 9110 orders them.
/// 9. When a range is asked for, the answer is 206 with those bytes, several ranges as multipart, 416 where none lies
///    in the file, and the whole file where the header is malformed or `If-Range` does not hold.
/// 10. When a sibling `.br`, `.zst` or `.gz` is not older than its file, it is sent to those who accept it; else text
///     is compressed here; each coding has its own tag and `Vary` is sent.
/// 11. When a file changes, the next request gets the new content.
/// 12. When a file is larger than the memory for it, its bytes go from the channel to the connection, never through
///     the heap.
/// 13. When nothing else answers, the fallback's file does, whatever the patterns say.
/// 14. When the type of a file is text, its media type names UTF-8.
/// 15. When the memory for files is used up, the file unused for longest leaves it.
///
/// Out of scope: who is asked before and after the files (`http`), what an application may bind (`http.ServerSetup`).
@NullMarked
package dev.quadrel.staticfile;

import org.jspecify.annotations.NullMarked;
