package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cache over a real Infinispan with a file store.
class ResultCacheTest {

    /// Tag, times and key of a result whose section and id have one character each.
    private static final long OVERHEAD = 32 + 3;

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private StoredCaches caches;
    private ResultCache cache;

    @BeforeEach
    void start() {
        open(CacheSettings.DEFAULTS.disk());
    }

    @AfterEach
    void stop() {
        caches.close();
    }

    // rule 2
    @Test
    void aResult_isThereUntilItsLifespanIsOver() {
        cache.put(key("a"), json("1"));
        cache.put(key("b"), json("2"), Duration.ofHours(1));
        cache.put(key("c"), json("3"), Duration.ZERO);
        clock.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(found("b")).isEqualTo("2");
        clock.pass(Duration.ofMillis(1));
        assertThat(found("b")).isEqualTo("none");
        assertThat(found("a")).isEqualTo("1");
        clock.pass(Duration.ofDays(1));
        assertThat(found("a")).isEqualTo("none");
        clock.pass(Duration.ofDays(10_000));
        assertThat(found("c")).isEqualTo("3");
    }

    // rule 2
    @Test
    void aResult_knowsItsTimes() {
        CachedResult put = cache.put(key("a"), json("1"), Duration.ofSeconds(9));
        CachedResult found = cache.findResult(key("a")).orElseThrow();
        assertThat(found.stored()).isEqualTo(clock.instant()).isEqualTo(put.stored());
        assertThat(found.expires()).isEqualTo(clock.instant().plusSeconds(9)).isEqualTo(put.expires());
        assertThat(cache.put(key("a"), json("1"), Duration.ZERO).expires())
                .isEqualTo(cache.findResult(key("a")).orElseThrow().expires());
    }

    // rule 2
    @Test
    void infinispanItself_removesWhatHasExpired() throws Exception {
        cache.put(key("a"), json("1"), Duration.ofMillis(1));
        Thread.sleep(20);
        assertThat(caches.results().get(StoreKey.of(key("a")))).isNull();
    }

    // rule 3
    @Test
    void theNewResult_takesThePlaceOfTheOld() {
        cache.put(key("a"), json("1"));
        cache.put(key("a"), json("22"));
        assertThat(found("a")).isEqualTo("22");
        assertThat(cache.statistics().entries()).isEqualTo(1);
        assertThat(cache.statistics().bytes()).isEqualTo(OVERHEAD + 2);
        cache.remove(key("a"));
        assertThat(found("a")).isEqualTo("none");
        assertThat(cache.statistics().bytes()).isZero();
    }

    // rule 4
    @Test
    void beyondTheQuota_theLeastRecentlyUsedGoes() {
        reopen(3 * (OVERHEAD + 1));
        cache.put(key("1"), json("1"));
        cache.put(key("2"), json("2"));
        cache.put(key("3"), json("3"));
        assertThat(found("1")).isEqualTo("1");
        cache.put(key("4"), json("4"));
        assertThat(found("2")).isEqualTo("none");
        assertThat(found("1") + found("3") + found("4")).isEqualTo("134");
        assertThat(cache.statistics().evictions()).isEqualTo(1);
        assertThat(caches.results()).hasSize(3);
    }

    // rule 4
    @Test
    void beyondTheQuota_whatWasThereBeforeTheStartGoesFirstAndTheOldestBeforeAll() {
        IntStream.range(0, 5).forEach(i -> {
            cache.put(key("" + i), json("" + i));
            clock.pass(Duration.ofSeconds(1));
        });
        reopen(4 * (OVERHEAD + 1));
        assertThat(cache.statistics().entries()).isEqualTo(4);
        cache.put(key("5"), json("5"));
        assertThat(found("0") + found("1")).isEqualTo("nonenone");
        assertThat(found("2") + found("3") + found("4") + found("5")).isEqualTo("2345");
    }

    // rule 4
    @Test
    void whatHasExpired_goesBeforeWhatIsUsed() {
        reopen(2 * (OVERHEAD + 1));
        cache.put(key("1"), json("1"));
        cache.put(key("2"), json("2"), Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        cache.put(key("3"), json("3"));
        assertThat(found("1") + found("2") + found("3")).isEqualTo("1none3");
    }

    // rule 4
    @Test
    void aResultLargerThanTheQuota_isNotKeptNorIsTheOneBefore() {
        reopen(100);
        cache.put(key("a"), json("old"));
        cache.put(key("a"), new byte[101]);
        assertThat(found("a")).isEqualTo("none");
        assertThat(cache.statistics().entries()).isZero();
    }

    // rule 5
    @Test
    void everyResult_outlivesTheServer() {
        cache.put(key("a"), json("1"));
        reopen(1000);
        assertThat(found("a")).isEqualTo("1");
    }

    // rule 6
    @Test
    void aSection_isClearedAlone() {
        cache.put(key("a"), json("1"));
        cache.put(key("b"), json("2"));
        cache.put(new CacheKey("sections", "a"), json("3"));
        reopen(1000);
        assertThat(cache.sections()).containsExactly("s", "sections");
        assertThat(cache.clear("s")).isEqualTo(2);
        assertThat(found("a")).isEqualTo("none");
        assertThat(cache.find(new CacheKey("sections", "a"))).isPresent();
        assertThat(cache.sections()).containsExactly("sections");
        assertThat(cache.clear()).isEqualTo(1);
        assertThat(cache.sections()).isEmpty();
    }

    // rule 6
    @Test
    void aSectionWithAZeroCharacter_isRefused() {
        assertThatThrownBy(() -> cache.find(new CacheKey("a\0b", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero character");
    }

    // rule 7
    @Test
    void whatDoesNotFitIntoMemory_isStillFound() {
        byte[] large = new byte[300_000];
        IntStream.range(0, 10).forEach(i -> cache.put(key("" + i), large));
        assertThat(IntStream.range(0, 10).mapToObj(i -> cache.find(key("" + i)).orElseThrow().length))
                .containsOnly(large.length);
        cache.put(key("a"), new byte[3_000_000]);
        assertThat(cache.find(key("a")).orElseThrow()).hasSize(3_000_000);
    }

    // rule 8
    @Test
    void statistics_countWhatWasDoneAndWhatIsThere() {
        cache.put(key("a"), json("1"));
        cache.put(key("b"), json("2"), Duration.ofSeconds(1));
        found("a");
        found("a");
        found("x");
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(2, 1, 2, 0, 2, 2 * (OVERHEAD + 1)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(2, 1, 2, 0, 1, OVERHEAD + 1));
        reopen(1000);
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(0, 0, 0, 0, 1, OVERHEAD + 1));
    }

    // rule 10
    @Test
    void theEntityTag_followsTheJson() {
        String tag = cache.put(key("a"), json("1")).entityTag();
        assertThat(tag).matches("[0-9a-f]{32}");
        assertThat(cache.put(key("b"), json("1")).entityTag()).isEqualTo(tag);
        assertThat(cache.put(key("b"), json("2")).entityTag()).isNotEqualTo(tag);
        assertThat(cache.findResult(key("a")).orElseThrow().entityTag()).isEqualTo(tag);
    }

    private void reopen(long disk) {
        caches.close();
        open(disk);
        assertThat(cache.statistics()).as("what is stored has been counted").isNotNull();
    }

    private void open(long disk) {
        caches = new StoredCaches(folder);
        cache = new ResultCache(caches.results(), new CacheSettings(disk, Duration.ofDays(1), false), clock);
    }

    private String found(String id) {
        Optional<byte[]> json = cache.find(key(id));
        return json.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("none");
    }

    private static CacheKey key(String id) {
        return new CacheKey("s", id);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
