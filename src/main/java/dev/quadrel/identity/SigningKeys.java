package dev.quadrel.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// By what tokens are signed: random secrets in the database, the first of which is made when it is needed. The newest
/// signs, all verify, so that tokens outlive a restart and a change of the key. Thread safe.
final class SigningKeys {

    private static final int SECRET_BYTES = 32;

    /// Clocks of several servers need not agree to the second.
    private static final Duration SLACK = Duration.ofHours(1);

    /// A key that is not known is looked for, but not at each forged token.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final IdentityDatabase database;
    private final Duration tokenLife;
    private volatile @Nullable Known known;

    /// @param tokenLife of the tokens that hold longest: for so long a key verifies after the next one was made
    SigningKeys(IdentityDatabase database, Duration tokenLife) {
        this.database = database;
        this.tokenLife = tokenLife;
    }

    /// @param newest which one signs
    private record Known(Map<String, WebToken.Key> keys, WebToken.Key newest, Instant since) {}

    /// By which tokens are signed now.
    WebToken.Key newest() {
        return current(PAUSE.multipliedBy(10)).newest;
    }

    /// By which a token was signed, perhaps by another server just now.
    Optional<WebToken.Key> find(String id) {
        @Nullable Known last = known;
        WebToken.@Nullable Key key = last == null ? null : last.keys.get(id);
        return key != null
                ? Optional.of(key)
                : Optional.ofNullable(current(PAUSE).keys.get(id));
    }

    /// From now on tokens are signed by a new one.
    void rotate() {
        database.write(rows -> {
            old(rows).forEach(rows.session()::delete);
            return add(rows);
        });
        known = null;
    }

    /// Takes away those that no token can be signed by any more, where there are any: as a rule there are none.
    void forgetOld() {
        if (database.read(rows -> old(rows).isEmpty())) {
            return;
        }
        database.write(rows -> {
            old(rows).forEach(rows.session()::delete);
            return rows;
        });
        known = null;
    }

    /// One signs until the next is made.
    private List<SigningKeyEntity> old(IdentityRows rows) {
        long oldest = rows.now() - tokenLife.plus(SLACK).toMillis();
        List<SigningKeyEntity> keys = newestFirst(rows);
        return IntStream.range(1, keys.size())
                .filter(i -> keys.get(i - 1).created < oldest)
                .mapToObj(keys::get)
                .toList();
    }

    private static List<SigningKeyEntity> newestFirst(IdentityRows rows) {
        return rows.session()
                .createSelectionQuery("from SigningKeyEntity k order by k.created desc, k.id", SigningKeyEntity.class)
                .getResultList();
    }

    private static WebToken.Key add(IdentityRows rows) {
        SigningKeyEntity entity = new SigningKeyEntity();
        entity.id = UUID.randomUUID().toString();
        entity.secret = Secrets.hex(SECRET_BYTES);
        entity.created = rows.now();
        rows.session().insert(entity);
        return key(entity);
    }

    private Known current(Duration oldest) {
        @Nullable Known last = known;
        Instant now = database.clock().instant();
        if (last != null && Duration.between(last.since, now).compareTo(oldest) < 0) {
            return last;
        }
        Known read = database.read(rows -> read(rows, now)).orElseGet(() -> database.write(rows -> first(rows, now)));
        known = read;
        return read;
    }

    /// In a transaction of its own another server may have been first.
    private static Known first(IdentityRows rows, Instant now) {
        return read(rows, now).orElseGet(() -> {
            WebToken.Key added = add(rows);
            return new Known(Map.of(added.id(), added), added, now);
        });
    }

    private static Optional<Known> read(IdentityRows rows, Instant now) {
        Map<String, WebToken.Key> keys = new LinkedHashMap<>();
        newestFirst(rows).forEach(entity -> keys.put(entity.id, key(entity)));
        return keys.values().stream().findFirst().map(newest -> new Known(keys, newest, now));
    }

    private static WebToken.Key key(SigningKeyEntity entity) {
        return WebToken.Key.of(entity.id, Secrets.bytes(entity.secret));
    }
}
