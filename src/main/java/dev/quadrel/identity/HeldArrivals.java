package dev.quadrel.identity;

import dev.quadrel.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who has signed in and is on the way to the page where one enters what a program shows: in the database, so that any
/// server may show that page, and the browser carries nothing but a code. Thread safe.
public final class HeldArrivals {

    private static final int CODE_BYTES = 32;

    private final IdentityDatabase database;

    HeldArrivals(IdentityDatabase database) {
        this.database = database;
    }

    /// Keeps one for a time.
    ///
    /// @return the code, whose SHA-256 is stored
    public String hold(Map<String, ?> contents, Duration life) {
        String code = Secrets.hex(CODE_BYTES);
        String text = Json.text(contents);
        database.write(rows -> {
            rows.session()
                    .createNativeMutationQuery("DELETE FROM arrivals WHERE expiration_time <= :now")
                    .setParameter("now", rows.now())
                    .executeUpdate();
            return rows.session()
                    .createNativeMutationQuery(
                            "INSERT INTO arrivals (code_hash, contents, expiration_time) VALUES (:hash, :text, :end)")
                    .setParameter("hash", Secrets.hash(code).orElseThrow())
                    .setParameter("text", text)
                    .setParameter("end", rows.now() + life.toMillis())
                    .executeUpdate();
        });
        return code;
    }

    /// The one with this code.
    public Optional<Map<?, ?>> find(String code) {
        return Secrets.hash(code).flatMap(this::stored).map(Json::parse).flatMap(HeldArrivals::members);
    }

    private Optional<String> stored(String hash) {
        return database.read(rows -> rows.session()
                .createNativeQuery(
                        "SELECT contents FROM arrivals WHERE code_hash = :hash AND expiration_time > :now",
                        String.class)
                .setParameter("hash", hash)
                .setParameter("now", rows.now())
                .uniqueResultOptional());
    }

    private static Optional<Map<?, ?>> members(@Nullable Object json) {
        return json instanceof Map<?, ?> members ? Optional.of(members) : Optional.empty();
    }

    /// Keeps it no more.
    public void drop(String code) {
        Secrets.hash(code)
                .ifPresent(hash -> database.write(rows -> rows.session()
                        .createNativeMutationQuery("DELETE FROM arrivals WHERE code_hash = :hash")
                        .setParameter("hash", hash)
                        .executeUpdate()));
    }
}
