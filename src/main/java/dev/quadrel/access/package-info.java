/// Who may do what: one key for everything, or users with a [Role] who log in; and reading for all where the catalog is
/// public.
///
/// A resource method names the [Scope]s that it needs by [RequiresScope]; a filter before it does the rest, and tells
/// the method who it is by an [Identity]. The one [AccessGate] of the deployment knows the key, or asks the [Members]
/// where users log in. As in Tiled, whose clients read the words of the refusals. Which nodes somebody may use is
/// described by a [Reach], which the one [AccessPolicy] tells, by what each node says: its [NodeAccess].
///
/// Rules:
/// 1. When a request brings several credentials, the key in the URL counts, then the one in the header, then the one
///    in the cookie, then a token, then the cookie of a browser's session.
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
/// 13. When users log in, the keys and tokens that hold are those of the members; the one key does not.
/// 14. When a method needs no scope but wants to know who it is, wrong credentials are refused.
/// 15. When the session of a browser's cookie has ended, the request is that of somebody without credentials.
/// 16. When a method or its class has Jakarta's `@RolesAllowed`, those may call it who have one of the roles, or of the
///     scopes, named there: others get 403, and strangers 401. A role is had by whoever has all its scopes, any other
///     name by whom the provider gives it; a provider's name that is one of ours gives nothing.
/// 17. When somebody at a browser has not signed in, and users log in here, a GET that needs it leads to the page for
///     that.
/// 18. When the server has the subsystem `ee-security`, its container knows callers by the same credentials.
/// 19. When somebody may use nodes for two reasons, or has to have both, one description says so; all and nothing stand
///     in none of these.
/// 20. When tags are sent, there are 100 at most, each of 1 to 255 characters; others are answered with 422.
/// 21. When credentials are wrong, or do not allow what is asked, an [dev.quadrel.audit.AuditEvent] says so; a request
///     without any is none.
/// 22. When a method takes credentials later, as a web socket does, somebody without any gets in to say them;
///     wrong ones are refused at once, and a token may be in the URL, as `access_token`.
///
/// Out of scope: which nodes the built-in [AccessPolicy] lets somebody use (`policy`), how statements keep to that
/// (`catalog`), who the members are and how they log in (`identity`), administrators of commands (`command`).
@NullMarked
package dev.quadrel.access;

import org.jspecify.annotations.NullMarked;
