package dev.quadrel.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a browser carries from one page of a sign-in to the next: signed, so that any server knows it and nobody makes
/// one up, for a short time, and for one purpose. Not secret. Thread safe.
public final class Tickets {

    private static final String TYPE = "type";
    private static final String END = "exp";

    private final IdentityDatabase database;
    private final SigningKeys keys;

    Tickets(IdentityDatabase database, SigningKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /// Makes one.
    ///
    /// @param purpose without which it does not open
    public String issue(String purpose, Map<String, ?> contents, Duration life) {
        Map<String, Object> claims = new LinkedHashMap<>(contents);
        claims.put(TYPE, "ticket " + purpose);
        claims.put(END, database.clock().instant().plus(life).getEpochSecond());
        return WebToken.sign(claims, keys.newest());
    }

    /// The contents of one that holds.
    public Optional<Map<?, ?>> open(String purpose, String ticket) {
        return WebToken.verify(ticket, keys::find, database.clock().instant())
                                instanceof WebToken.Verdict.Valid(Map<?, ?> claims)
                        && ("ticket " + purpose).equals(claims.get(TYPE))
                ? Optional.of(claims)
                : Optional.empty();
    }

    /// Marks something as used, on all servers.
    ///
    /// @param end after which it does not count anyway
    /// @return whether it had not been used before
    public boolean use(String id, Instant end) {
        return database.write(rows -> {
            rows.session()
                    .createNativeMutationQuery("DELETE FROM used_tickets WHERE expiration_time <= :now")
                    .setParameter("now", rows.now())
                    .executeUpdate();
            return rows.session()
                            .createNativeMutationQuery("INSERT INTO used_tickets (id, expiration_time)"
                                    + " VALUES (:id, :end) ON CONFLICT (id) DO NOTHING")
                            .setParameter("id", id)
                            .setParameter("end", end.toEpochMilli())
                            .executeUpdate()
                    == 1;
        });
    }
}
