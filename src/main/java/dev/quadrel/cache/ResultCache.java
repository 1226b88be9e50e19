package dev.quadrel.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.infinispan.Cache;

/// Results as JSON, by the arguments they were computed from. They outlive the server. An application-scoped bean;
/// thread safe.
///
/// It does not keep two callers from computing the same result at the same time; a worker's jobs do.
public class ResultCache {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Cache<byte[], byte[]> store;
    private final CacheSettings settings;
    private final Clock clock;
    private final Ledger ledger = new Ledger();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder stores = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final AtomicBoolean counting = new AtomicBoolean();
    private final CompletableFuture<Void> counted = new CompletableFuture<>();
    private volatile Instant nextSweep = Instant.MIN;

    /// A cache over an Infinispan cache, for those who have no CDI.
    public ResultCache(Cache<byte[], byte[]> store, CacheSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /// For CDI's proxy alone, which passes every call on and never uses its own fields.
    @SuppressWarnings("NullAway")
    protected ResultCache() {
        this(null, null, null);
    }

    /// The JSON of a result; empty where there is none, or where it has expired.
    public Optional<byte[]> find(CacheKey key) {
        return findResult(key).map(CachedResult::json);
    }

    /// A result with its entity tag and its times; empty where there is none, or where it has expired.
    public Optional<CachedResult> findResult(CacheKey key) {
        startCount();
        byte[] stored = store.get(StoreKey.of(key));
        CachedResult result = stored == null ? null : CachedResult.parse(stored);
        if (result == null || result.expired(clock.instant())) {
            misses.increment();
            ledger.drop(key);
            return Optional.empty();
        }
        hits.increment();
        ledger.use(key);
        return Optional.of(result);
    }

    /// Keeps a result for as long as the settings say, in place of an earlier one. When this returns, it is on disk.
    public CachedResult put(CacheKey key, byte[] json) {
        return put(key, json, settings.lifespan());
    }

    /// Keeps a result, in place of an earlier one; one that is larger than the whole quota is not kept.
    ///
    /// @param json not to be changed afterwards
    /// @param lifespan zero for no limit
    public CachedResult put(CacheKey key, byte[] json, Duration lifespan) {
        startCount();
        Instant now = clock.instant();
        CachedResult result = CachedResult.of(json, now, lifespan);
        byte[] name = StoreKey.of(key);
        byte[] value = result.bytes();
        long size = (long) name.length + value.length;
        if (size > settings.disk()) {
            remove(key);
            return result;
        }
        if (lifespan.isZero()) {
            store.put(name, value);
        } else {
            store.put(name, value, Math.max(1, lifespan.toMillis()), TimeUnit.MILLISECONDS);
        }
        stores.increment();
        ledger.enter(new Ledger.Line(key, size, result.expires()));
        makeRoom(now);
        return result;
    }

    /// Takes a result out, if it is there.
    public void remove(CacheKey key) {
        store.remove(StoreKey.of(key));
        ledger.drop(key);
    }

    /// Takes all results out.
    ///
    /// @return how many there were
    public int clear() {
        return clear(key -> true);
    }

    /// Takes all results of a section out.
    ///
    /// @return how many there were
    public int clear(String section) {
        return clear(key -> key.section().equals(section));
    }

    /// The sections that have results.
    public SortedSet<String> sections() {
        awaitCount();
        ledger.dropExpired(clock.instant());
        return ledger.sections();
    }

    /// What this server's part of the cache did and holds.
    public CacheStatistics statistics() {
        awaitCount();
        ledger.dropExpired(clock.instant());
        return new CacheStatistics(
                hits.sum(), misses.sum(), stores.sum(), evictions.sum(), ledger.entries(), ledger.bytes());
    }

    private int clear(Predicate<CacheKey> wanted) {
        awaitCount();
        List<CacheKey> keys = new ArrayList<>();
        for (byte[] name : store.keySet()) {
            CacheKey key = StoreKey.parse(name);
            if (wanted.test(key)) {
                keys.add(key);
            }
        }
        keys.forEach(this::remove);
        return keys.size();
    }

    /// While what is stored is being counted, nothing is evicted: it might be counted after it has gone.
    private void makeRoom(Instant now) {
        if (counted.isDone()) {
            evictBeyondQuota(now);
        }
    }

    private void evictBeyondQuota(Instant now) {
        if (ledger.bytes() <= settings.disk()) {
            return;
        }
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(SWEEP);
            ledger.dropExpired(now);
        }
        for (CacheKey key : ledger.shrinkTo(settings.disk())) {
            store.remove(StoreKey.of(key));
            evictions.increment();
        }
    }

    /// Counts once, beside the first use, what was there before: the file store knows its keys but not their sizes.
    private void startCount() {
        if (!counting.get() && counting.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("quadrel-cache-count").start(this::countStored);
        }
    }

    private void awaitCount() {
        startCount();
        counted.join();
    }

    private void countStored() {
        try {
            record Found(Ledger.Line line, Instant stored) {}
            List<Found> found = new ArrayList<>();
            for (Map.Entry<byte[], byte[]> entry : store.entrySet()) {
                CachedResult result = CachedResult.parse(entry.getValue());
                long size = (long) entry.getKey().length + entry.getValue().length;
                CacheKey key = StoreKey.parse(entry.getKey());
                found.add(new Found(new Ledger.Line(key, size, result.expires()), result.stored()));
            }
            found.sort(Comparator.comparing(Found::stored).reversed());
            ledger.enterOlder(found.stream().map(Found::line).toList());
            evictBeyondQuota(clock.instant());
            counted.complete(null);
        } catch (RuntimeException e) {
            counted.completeExceptionally(e);
        }
    }
}
