/// Who may do what: one key for everything, and reading for all where the catalog is public.
///
/// A resource method names the [Scope]s that it needs by [RequiresScope]; a filter before it does the rest. The one
/// [AccessGate] of the deployment knows the key. As in Tiled, whose clients read the words of the refusals.
///
/// Rules:
/// 1. When a request brings several credentials, the key in the URL counts, then the one in the header, then the one
///    in the cookie, then a token.
/// 2. When the header is of another form than `Apikey SECRET` or `Bearer SECRET`, the reply is 400 without it.
/// 3. When a key is wrong, or a token comes where nobody can have one, the reply is 401.
/// 4. When a scope is missing, the reply is 401, names those needed and those there, and where to log in.
/// 5. When a GET has the right key in its URL, the reply sets it as a cookie; a wrong one it does not.
/// 6. When a request has no cookie against forgery, its reply sets one, whatever its status.
/// 7. When a request that changes something is allowed by its cookie alone, it must repeat the cookie against forgery
///    in a header or in the URL, or the reply is 403.
/// 8. When the client came by https, cookies are for https alone.
/// 9. When a method needs no scope, no request is refused, whatever it brings.
/// 10. When the catalog is public, everybody may read its metadata and data.
/// 11. When no key is set, a random one is made at the start; when one is set, it consists of letters and digits.
/// 12. When something is printed or logged, no key is in it, but for the URL to start with and a random key.
///
/// Out of scope: several users (to come), administrators of commands (`command`).
@NullMarked
package dev.quadrel.access;

import org.jspecify.annotations.NullMarked;
