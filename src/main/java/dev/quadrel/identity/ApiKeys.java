package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// The API keys of users and services. Thread safe.
record ApiKeys(IdentityDatabase database) {

    private static final int MOST = 100;

    /// 32 would do; the first 4 are told to those who list keys.
    private static final int SECRET_BYTES = 36;

    private static final int SHOWN = 8;

    /// A new key, whose secret is nowhere else.
    record Made(ApiKeyEntity key, String secret) {

        /// Without the secret.
        @Override
        public String toString() {
            return "Made[" + key.firstEight + "]";
        }
    }

    /// Makes one.
    ///
    /// @param allowed the scopes of whoever asks for it, beyond which it cannot go
    /// @throws ProblemException 404 where there is no such owner, 403 for more scopes, 400 where it has many keys
    Made create(UUID owner, NewKey wanted, Set<Scope> allowed) {
        return database.write(rows -> {
            PrincipalEntity principal = rows.principal(owner).orElseThrow(() -> missing(owner));
            Set<Scope> most = Profile.scopes(principal);
            most.retainAll(allowed);
            check(wanted, most, Profile.scopes(principal));
            rows.forgetExpired(principal);
            int count = rows.keys(principal).size();
            if (count >= MOST) {
                throw ProblemException.badRequest(
                        "This principal has %d API keys, and %d is the most; delete one first".formatted(count, MOST));
            }
            return insert(rows, principal, wanted);
        });
    }

    /// What a caller wants, ending no later than the key that it comes with.
    NewKey endingWith(Identity.Member caller, NewKey wanted) {
        return database.read(rows -> caller.key()
                .flatMap(firstEight -> rows.key(caller.principal(), firstEight))
                .flatMap(key -> Optional.ofNullable(key.expires))
                .map(end -> wanted.atMost(Duration.ofMillis(Math.max(end - rows.now(), 1))))
                .orElse(wanted));
    }

    private static void check(NewKey wanted, Set<Scope> most, Set<Scope> ofOwner) {
        Set<Scope> scopes = wanted.scopes().orElse(ofOwner);
        if (!most.containsAll(scopes)) {
            throw ProblemException.of(
                    403,
                    "Requested scopes %s must be a subset of the principal's scopes %s, and of those of this request"
                            .formatted(names(scopes), names(most)));
        }
    }

    private static String names(Collection<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> "'" + scope.text() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Made insert(IdentityRows rows, PrincipalEntity owner, NewKey wanted) {
        String secret = Secrets.hex(SECRET_BYTES);
        while (rows.key(UUID.fromString(owner.uuid), secret.substring(0, SHOWN)).isPresent()) {
            secret = Secrets.hex(SECRET_BYTES);
        }
        ApiKeyEntity key = new ApiKeyEntity();
        key.principal = IdentityRows.id(owner);
        key.firstEight = secret.substring(0, SHOWN);
        key.secretHash = Secrets.hash(secret).orElseThrow();
        key.scopes = wanted.scopes()
                .map(scopes -> scopes.stream().map(Scope::text).collect(Collectors.joining(" ")))
                .orElse(ApiKeyEntity.INHERIT);
        key.accessTags = wanted.tags()
                .map(tags -> Json.text(List.copyOf(new TreeSet<>(tags))))
                .orElse(null);
        key.note = wanted.note().orElse(null);
        key.created = rows.now();
        key.expires = wanted.life().map(life -> rows.now() + life.toMillis()).orElse(null);
        rows.session().insert(key);
        return new Made(key, secret);
    }

    /// One of an owner, by its first 8 characters.
    Optional<ApiKeyEntity> find(UUID owner, String firstEight) {
        return database.read(rows -> rows.key(owner, shown(firstEight)));
    }

    /// Takes one of an owner away, by its first 8 characters.
    ///
    /// @return whether there was one
    boolean delete(UUID owner, String firstEight) {
        return database.revoke(
                rows -> rows.key(owner, shown(firstEight)).filter(rows::delete).isPresent());
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }

    static ProblemException missing(UUID principal) {
        return ProblemException.notFound("No such Principal " + principal);
    }
}
