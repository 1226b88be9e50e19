/// Users who sign in at identity providers by OpenID Connect: Keycloak, Microsoft Entra ID, or any other. On only where
/// `quadrel.access.openid-providers` has names, but for the page where browsers sign in, which those with passwords
/// have too; until somebody signs in, no provider is asked for anything.
///
/// How one signs in: [LoginResource], which shows [LoginPages], and [ProviderResource] begin an attempt, which
/// [SignInFlow] sends to the provider (authorization code with PKCE) and takes back; [CodeExchange] exchanges the code,
/// [TokenVerifier] looks at the tokens, [RoleMapping] makes roles of what they say. What comes of it is a session of
/// package `identity`: with a cookie for a browser, with tokens for a program, for which [Renewal] asks anew when it
/// goes on. [ProviderTokens] knows the provider's own tokens as they come with requests. [LogoutResource] and
/// [BackchannelResource] end sessions.
///
/// Rules:
/// 1. When a provider's settings are wrong or incomplete, the server does not start, and says which one it is.
/// 2. When a provider has an address that is not https, it is refused, but for one on this machine.
/// 3. When a token is unsigned, signed by something else than the provider's public keys, of another issuer, for
///    another audience, of another kind, or expired, it is refused.
/// 4. When a token is signed by a key that is not known, the provider is asked for its keys again, but seldom.
/// 5. When an attempt comes back to another browser, or a second time, or too late, it is refused.
/// 6. When somebody signs in, the roles are those that the provider's claims give now; whoever has none is refused.
/// 7. When a browser has signed in, it is sent back to a path of this server, and to nowhere else.
/// 8. When a browser signs out, its session ends here, and it is sent to the provider to sign out there.
/// 9. When a provider says that its session is over, by a token that holds and comes the first time, all that began by
///    it ends; other tokens end nothing.
/// 10. When a program waits for a sign-in, it gets its tokens after somebody who has signed in enters its code.
/// 11. When a request has a token of a provider that was made for this server, it is that of the token's user, with the
///     roles that the token gives.
/// 12. When a page is shown, all that is not its own is escaped, and no script runs in it.
/// 13. When no provider is set, none of the routes is there but those that users with passwords have too.
/// 14. When a program's session goes on, the provider is asked by its refresh token: the roles are those that it gives
///     then; whom it does not let go on has to sign in again. One that cannot be asked ends nothing.
/// 15. When a provider gives no refresh token, a program's session keeps the roles of its sign-in.
/// 16. When users have passwords, a browser signs in by a form, which counts only from the browser that it was given
///     to, and is slowed down as other logins are; the page has a link to each provider too.
///
/// Out of scope: principals and sessions (`identity`), what one may do (`access`), SAML and LDAP (WildFly's realms).
@NullMarked
package dev.quadrel.openid;

import org.jspecify.annotations.NullMarked;
