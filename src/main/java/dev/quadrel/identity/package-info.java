/// Users who log in, and services: who they are, their roles, API keys and sessions, in the catalog's database. On
/// only where `quadrel.access.password-provider` names the provider of passwords, or `quadrel.access.openid-providers`
/// others; the protocol is Tiled's.
///
/// How a request is known: the filter of `access` hands what it brings to [IdentityStore], and that to
/// [KnownMembers]. A key is looked up by the SHA-256 of its secret, an access token by the session that its signature
/// vouches for; both answers are kept for less than a second, and forgotten at once where this server revokes
/// something. So nobody waits for the database at each request, and no server of several lets a revoked key in for
/// longer.
///
/// How one logs in: [PasswordResource] asks [PasswordLogins], which lets [LoginThrottle] count failures and
/// [PasswordHash] compare; the new session's tokens are made by [Tokens], signed by the newest of [SigningKeys].
/// [SessionResource], [KeyResource], [PrincipalResource] and [WhoamiResource] are the other routes, and
/// [UserCommands] is how an operator adds users. [Renewals] asks other providers when a session goes on. All rows are
/// read and changed by [IdentityRows].
///
/// Rules:
/// 1. When a password is stored, it is so only as a salted PBKDF2-HMAC-SHA512 hash, which tells how it was made.
/// 2. When an account is unknown, or its password wrong, the reply is the same 401, after the same work.
/// 3. When logins to an account or from an address have failed too often, the reply is 429 with the time to wait,
///    without a look at the password, whether or not there is such an account.
/// 4. When somebody has logged in, there is a new session with an access token and a refresh token, which hold after a
///    restart and on all servers with this database.
/// 5. When a token is forged, expired, of the other type, or of a session that is revoked, it is refused with 401.
/// 6. When the signing key is changed, tokens are signed by the new one, and those signed by former ones still hold.
/// 7. When a key is made, its secret is told once; the database has the secret's SHA-256 and its first 8 characters.
/// 8. When a key has scopes of its own, those of them hold that its owner has; otherwise all that its owner has.
/// 9. When a key is asked for with more scopes than the request itself has, the reply is 403; it ends no later than
///    the key that the request comes with.
/// 10. When a key has expired or is deleted, or a session is revoked, it is refused within a second everywhere, and at
///     once by the server that was told.
/// 11. When something of another principal is named, the reply is the same 404 as for what does not exist.
/// 12. When administrators ask, they see all principals with roles, keys and sessions, but no secret and no hash.
/// 13. When there is no user yet, and an initial administrator is set, there is one from then on.
/// 14. When an operator adds a user or resets a password, the password is a random one, shown once; a reset and a
///     removal end the sessions, and a removal the keys too.
/// 15. When no provider is set, none of the routes is there.
/// 16. When somebody arrives from another provider, it is the subject that tells who it is; a name that was another's
///     is refused, and roles that the provider does not give any more are gone.
/// 17. When a browser's session begins, the database has the SHA-256 of its cookie; it ends as other sessions do, or
///     when the provider says that its own session is over.
/// 18. When a program waits for a sign-in, it gets its tokens once, after somebody has entered its code.
/// 19. When a ticket is forged, expired, or of another purpose, it does not open; what is to be used once is so on all
///     servers.
/// 20. When a key is asked for with tags, it has scopes of its own; a key with tags makes none without, or with others.
/// 21. When users change their own password, they show the one that holds, as often as a login may fail; all their
///     sessions end.
/// 22. When administrators add and remove users, change roles, set passwords, and take keys and sessions away, it holds
///     at once; the last administrator who can log in stays one.
/// 23. When something is done to users, keys and sessions, or a login fails, an [dev.quadrel.audit.AuditEvent] has it,
///     without the name that was typed where nobody has it, and without any secret.
/// 24. When a signing key was followed by another for longer than any token holds, it is taken away.
/// 25. When a security domain of the server knows the passwords, it alone does: its roles give those of here at each
///     login, and the database has no password.
/// 26. When a session goes on, the provider where it began is asked anew if it has given something to ask by: the roles
///     are those of now; where it does not let the session go on, that is over, and where it has no role for the user
///     any more, keys are of no use either.
/// 27. When a provider gives roles, their names are stored beside the roles of here that come of them, for
///     applications; a key that was given less than all of its owner has none of them.
/// 28. When a provider's secret is stored, it is encrypted, and takes a password of the settings to read.
/// 29. When a session of another provider comes with a token for requests, an event says so the first time that this
///     server sees it; a token that names no session counts as one.
///
/// Out of scope: how other providers are asked (`openid`), which route needs which scope (the resources), single-user
/// mode (`access`), who may see which node (`policy`).
@NullMarked
package dev.quadrel.identity;

import org.jspecify.annotations.NullMarked;
