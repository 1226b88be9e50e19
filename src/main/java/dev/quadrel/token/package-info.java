/// State that the server keeps for its clients: a JSON object under a token, which the client sends with its requests.
///
/// It offers [TokenStore]. Operators have the command `tokens`.
///
/// The Infinispan cache `tokens` of the container `quadrel` holds them, as text; its file store is written through. A
/// change is a compare-and-set on that text, so that it also holds between the servers of a cluster. An entry has its
/// end twice: in the text, which decides, and as Infinispan's lifespan, which cleans up.
///
/// Rules:
/// 1. When a token is created, it has 128 random bits as 32 hexadecimal digits, and an empty object.
/// 2. When an object is used, read or changed, it is kept for the given time from then on: one hour unless the use or
///    `quadrel.token.expiry` says otherwise, or for ever. So is a token that was created and not used.
/// 3. When the given time is zero or less, the object is deleted, and the caller's changes go to an empty object that
///    is thrown away.
/// 4. When a token has expired, was deleted, or was not made by this server, it is answered with 404 and not taken for
///    a new one, unless `quadrel.token.accept-foreign` is set.
/// 5. When several threads or servers change an object at the same time, no change is lost.
/// 6. When an object was read, changing what the caller got is refused; later changes do not show in it.
/// 7. When the server has ended, by `kill -9` too, every change that had returned is there afterwards.
/// 8. When asked for the time to live, it is what is left; empty for ever, zero for an unknown token; asking does not
///    renew.
/// 9. When tokens are listed, those that have expired are left out; an operator sees the first 8 characters of each.
/// 10. When a request names an expiry, it is a number of seconds or `none`; anything else is answered with 400.
/// 11. When a setting is absent its default holds; a value that is none stops the start with its key.
///
/// Out of scope: who a client is (`access`), the requests that create and use tokens (the application's), where
/// Infinispan keeps its files and how many servers share them (`wildfly-config/configure-infinispan.cli`,
/// `configure-ha.cli`).
@NullMarked
package dev.quadrel.token;

import org.jspecify.annotations.NullMarked;
