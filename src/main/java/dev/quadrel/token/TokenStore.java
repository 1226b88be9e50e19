package dev.quadrel.token;

import dev.quadrel.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.infinispan.Cache;
import org.jspecify.annotations.Nullable;

/// JSON objects that the server keeps for its clients, each under a [Token]. They outlive the server. An
/// application-scoped bean; thread safe.
///
/// An object is never handed out to be changed: [#update] changes it in one step that no other change comes between.
///
/// ```java
/// Token token = tokens.create();
/// tokens.update(token, Expiry.usual(), cart -> cart.put("colour", "red"));
/// Map<String, Object> cart = tokens.open(token, Expiry.usual());
/// ```
public class TokenStore {

    private static final int TOKEN_BYTES = 16;
    private static final int LOCKS = 64;

    private final SecureRandom random = new SecureRandom();
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Cache<String, String> store;
    private final TokenSettings settings;
    private final Clock clock;

    TokenStore(Cache<String, String> store, TokenSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /// For CDI's proxy alone, which passes every call on and never uses its own fields.
    @SuppressWarnings("NullAway")
    protected TokenStore() {
        this(null, null, null);
    }

    /// A new token with an empty object. If it is not used, it goes as any other does.
    public Token create() {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        Token token = new Token(HexFormat.of().formatHex(bits));
        replace(token, null, new Entry(expires(Expiry.usual()), Map.of()));
        return token;
    }

    /// The object, to be read, and renews it. What is changed in it later does not show in this one.
    ///
    /// @param expiry how long it is kept from now on; where that deletes it, the object is empty
    /// @throws ProblemException 404 where the token is unknown or has expired
    public Map<String, Object> open(Token token, Expiry expiry) {
        return update(token, expiry, object -> {});
    }

    /// Changes the object in one step, and renews it.
    ///
    /// @param expiry how long it is kept from now on; where that deletes it, the change is made to an empty object,
    ///     which is thrown away
    /// @param change changes the object that it gets, to anything that JSON can say; it is run again where another
    ///     change came between, so it should do nothing else
    /// @return the object as it is now, to be read
    /// @throws ProblemException 404 where the token is unknown or has expired
    public Map<String, Object> update(Token token, Expiry expiry, Consumer<Map<String, Object>> change) {
        synchronized (locks[Math.floorMod(token.hashCode(), LOCKS)]) {
            return updateAgainstOthers(token, expiry, change);
        }
    }

    /// Threads of this server come one after the other; against those of other servers, what was read is compared.
    private Map<String, Object> updateAgainstOthers(Token token, Expiry expiry, Consumer<Map<String, Object>> change) {
        while (true) {
            String old = store.get(token.text());
            Map<String, Object> object = object(token, old);
            if (expiry instanceof Expiry.After(Duration span) && !span.isPositive()) {
                store.remove(token.text());
                return changed(new LinkedHashMap<>(), change);
            }
            Map<String, Object> changed = changed(object, change);
            if (replace(token, old, new Entry(expires(expiry), changed))) {
                return changed;
            }
        }
    }

    /// The tokens that have not expired, in no order.
    public List<Token> list() {
        Instant now = clock.instant();
        List<Token> tokens = new ArrayList<>();
        for (Map.Entry<String, String> entry : store.entrySet()) {
            if (isLive(entry.getValue(), now)) {
                tokens.add(new Token(entry.getKey()));
            }
        }
        return tokens;
    }

    /// Takes an object away, if it is there.
    void drop(Token token) {
        store.remove(token.text());
    }

    /// How long the object will be kept if it is not used; does not renew it.
    ///
    /// @return empty for ever; zero where the token is unknown or has expired
    public Optional<Duration> timeToLive(Token token) {
        Instant now = clock.instant();
        String entry = store.get(token.text());
        if (entry == null || !isLive(entry, now)) {
            return Optional.of(Duration.ZERO);
        }
        Instant expires = Entry.expires(entry);
        return expires.equals(Instant.MAX) ? Optional.empty() : Optional.of(Duration.between(now, expires));
    }

    private Map<String, Object> object(Token token, @Nullable String entry) {
        if (entry != null && isLive(entry, clock.instant())) {
            return Entry.parse(entry).object();
        }
        if (!settings.acceptForeign()) {
            throw ProblemException.notFound("The token " + token.shown() + " is unknown or has expired");
        }
        return new LinkedHashMap<>();
    }

    private static Map<String, Object> changed(Map<String, Object> object, Consumer<Map<String, Object>> change) {
        change.accept(object);
        return Collections.unmodifiableMap(object);
    }

    /// Puts an entry in the place of the one that was read, or of none.
    ///
    /// @return false where that is not there any more
    private boolean replace(Token token, @Nullable String old, Entry entry) {
        String key = token.text();
        String text = entry.text();
        long life = entry.expires().equals(Instant.MAX)
                ? -1
                : Math.max(1, entry.expires().toEpochMilli() - clock.millis());
        return old == null
                ? store.putIfAbsent(key, text, life, TimeUnit.MILLISECONDS) == null
                : store.replace(key, old, text, life, TimeUnit.MILLISECONDS);
    }

    private Instant expires(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Never() -> Instant.MAX;
            case Expiry.Usual() -> at(settings.expiry());
            case Expiry.After(Duration span) -> at(span);
        };
    }

    private Instant at(Duration span) {
        return Instant.ofEpochMilli(clock.millis() + span.toMillis());
    }

    private static boolean isLive(String entry, Instant now) {
        return now.isBefore(Entry.expires(entry));
    }
}
