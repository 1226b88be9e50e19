package dev.quadrel.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers of servers, kept in an SQLite file for the next time. An answer is used without asking as long as the server
/// has said, in `Expires` or `max-age`; after that, or where it said `must-revalidate`, the server is asked whether its
/// `ETag` still holds. An answer without any of these is not kept, and neither is one with `no-store`.
///
/// Each answer is for the one who has asked, and nobody else gets it from here: a key, or a user who has logged in,
/// whose name in the file is a hash.
///
/// The one that was used longest ago gives way to a new one where there is no room. One file may serve several programs
/// at a time. Thread safe; closed by the [Context] that uses it.
public final class ClientCache implements ReplyCache {

    /// Bytes of all answers.
    public static final long USUAL_CAPACITY = 500_000_000;

    /// Bytes of one answer.
    public static final long USUAL_LARGEST = 500_000;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final CacheFile file;
    private final long capacity;
    private final long largest;
    private final boolean readOnly;
    private final Freshness freshness;

    private ClientCache(CacheFile file, long capacity, long largest, boolean readOnly, Clock clock) {
        this.file = file;
        this.capacity = capacity;
        this.largest = largest;
        this.readOnly = readOnly;
        freshness = new Freshness(clock);
    }

    /// Made where it is missing.
    ///
    /// @throws IllegalArgumentException where the file is something else
    public static ClientCache open(Path file) {
        return open(file, USUAL_CAPACITY, USUAL_LARGEST);
    }

    /// The same of another size.
    ///
    /// @param capacity bytes of all answers
    /// @param largest bytes of one answer; larger ones are not kept
    public static ClientCache open(Path file, long capacity, long largest) {
        return open(file, capacity, largest, Clock.systemUTC());
    }

    static ClientCache open(Path file, long capacity, long largest, Clock clock) {
        if (capacity <= largest) {
            throw new IllegalArgumentException(
                    "A cache of %d bytes has no answers of %d bytes".formatted(capacity, largest));
        }
        return new ClientCache(CacheFile.open(file), capacity, largest, false, clock);
    }

    /// One that is there, in which nothing is changed: new answers are not kept.
    ///
    /// @throws IllegalArgumentException where it is not there, or something else
    public static ClientCache readOnly(Path file) {
        return new ClientCache(CacheFile.readOnly(file), USUAL_CAPACITY, USUAL_LARGEST, true, Clock.systemUTC());
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /// Bytes that all answers may have.
    public long capacity() {
        return capacity;
    }

    @Override
    public long largest() {
        return largest;
    }

    /// How many answers there are.
    public long count() {
        return file.number("SELECT count(*) FROM answers");
    }

    /// Bytes of all answers, without their headers.
    public long size() {
        return file.number("SELECT coalesce(sum(length(body)), 0) FROM answers");
    }

    /// Forgets all answers.
    ///
    /// @throws IllegalStateException where it is read only
    public void clear() {
        checkWritable();
        file.clear();
    }

    /// Forgets all answers to requests for a URI.
    ///
    /// @throws IllegalStateException where it is read only
    public void delete(URI uri) {
        checkWritable();
        file.delete(uri);
    }

    private void checkWritable() {
        if (readOnly) {
            throw new IllegalStateException("The cache is read only");
        }
    }

    @Override
    public Reply answer(Request request, Supplier<String> asker, Function<Request, Reply> wire) {
        String who = asker.get();
        String key = key(who, request);
        Optional<Reply> kept = file.find(key, request.uri());
        if (kept.isPresent() && freshness.isFresh(kept.get())) {
            if (!readOnly) {
                file.touch(key);
            }
            return kept.get();
        }
        Optional<String> tag = kept.flatMap(reply -> reply.header("ETag"));
        Reply reply = wire.apply(
                tag.map(value -> request.header("If-None-Match", value)).orElse(request));
        // Meanwhile it may have become somebody else who asks.
        boolean changeable = !readOnly && asker.get().equals(who);
        if (reply.status() == NOT_MODIFIED && kept.isPresent()) {
            return renewed(key, kept.get(), reply, changeable);
        }
        if (changeable && reply.status() == OK && reply.body().length <= largest && freshness.isKept(reply)) {
            file.keep(key, reply, capacity);
        }
        return reply;
    }

    /// Requests that get different answers have different keys.
    private static String key(String who, Request request) {
        return who + " " + request.headers().getOrDefault("Accept", "") + " " + request.uri();
    }

    /// The server has said that what is kept still holds, and for how long.
    private Reply renewed(String key, Reply kept, Reply said, boolean changeable) {
        Reply renewed = Freshness.renewed(kept, said);
        if (changeable && freshness.isKept(renewed)) {
            file.renew(key, kept, renewed);
        } else if (changeable) {
            file.forget(key);
        }
        return renewed;
    }

    @Override
    public void close() {
        file.close();
    }
}
