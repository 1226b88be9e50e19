package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.quadrel.cache.KeptValues;
import dev.quadrel.cache.StoredCaches;
import dev.quadrel.wslink.Pack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infinispan.Cache;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// State in Infinispan, with files as the server's own cache has them.
class KeptStoreTest extends StateStoreContract {

    @TempDir
    Path folder;

    private StoredCaches caches;

    @BeforeEach
    void begin() {
        caches = new StoredCaches(folder);
    }

    @AfterEach
    void end() {
        caches.close();
    }

    @Override
    KeptStore store() {
        return new KeptStore(new KeptValues(caches.live(), "counter"));
    }

    /// That of the server's next start.
    private KeptStore next() {
        end();
        begin();
        return store();
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... pairs) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return values;
    }

    @Test
    void theNextStart_findsThemInTheirOrder() { // rule 34
        KeptStore store = store();
        store.putAll(values("z", 1, "a", null, "text", "ä€", "number", 2.5));
        store.flushed();
        store.putAll(values("m", List.of(1, List.of()), "z", Map.of("k", new byte[] {1, 2})));
        store.flushed();
        Map<String, @Nullable Object> kept = next().kept();
        assertThat(kept.keySet()).containsExactly("z", "a", "text", "number", "m");
        assertThat(kept).contains(entry("a", null), entry("text", "ä€"), entry("number", 2.5));
        assertThat(Equality.same(kept.get("m"), List.of(1, List.of()))).isTrue();
        assertThat(Equality.same(kept.get("z"), Map.of("k", new byte[] {1, 2}))).isTrue();
    }

    @Test
    void keysOfLaterStarts_comeAfterThose() { // rules 33 and 34
        KeptStore store = store();
        store.putAll(values("z", 1, "y", 1));
        store.flushed();
        KeptStore second = next();
        second.putAll(second.kept());
        second.putAll(values("a", 2, "y", 2));
        second.flushed();
        assertThat(next().kept().keySet()).containsExactly("z", "y", "a");
    }

    @Test
    void aFlush_isOneStep() { // rule 34
        List<String> writes = writes();
        KeptStore store = store();
        store.putAll(values("x", 1, "y", 1));
        store.putAll(values("x", 2));
        assertThat(writes).isEmpty();
        store.flushed();
        assertThat(writes).containsExactlyInAnyOrder("x", "y");
        store.flushed();
        assertThat(writes).hasSize(2);
        assertThat(next().kept()).containsExactly(entry("x", 2L), entry("y", 1L));
    }

    @Test
    void whatIsTheSame_isNotWrittenAgain() { // rule 34
        KeptStore store = store();
        store.putAll(values("x", 1, "y", 1));
        store.flushed();
        KeptStore second = next();
        List<String> writes = writes();
        second.putAll(second.kept());
        second.putAll(values("y", 2));
        second.flushed();
        assertThat(writes).containsExactly("y");
        List<Object> inPlace = new ArrayList<>(List.of(1));
        second.putAll(values("x", inPlace));
        second.flushed();
        inPlace.add(2);
        second.putAll(values("x", inPlace));
        second.flushed();
        assertThat(next().kept()).containsEntry("x", List.of(1L, 2L));
    }

    @Test
    void whatIsThePages_andWhatCannotBePacked_isNotKept() { // rule 34
        KeptStore store = store();
        store.putAll(values("x", 1, "trame__title", "Counter", "y", 1));
        store.flushed();
        store.putAll(values("y", new Object()));
        store.flushed();
        assertThat(next().kept()).containsExactly(entry("x", 1L));
    }

    @Test
    void itsForm_isThatOfTheWire() { // rule 34
        KeptStore store = store();
        store.putAll(values("x", "first", "y", List.of(1)));
        store.flushed();
        Map<String, byte[]> bytes = new KeptValues(caches.live(), "counter").all();
        assertThat(bytes.get("x")).isEqualTo(Pack.value(Arrays.asList(0, "first")));
        assertThat(bytes.get("y")).isEqualTo(Pack.value(Arrays.asList(1, List.of(1))));
    }

    @Test
    void whatSomethingElseHasWritten_isLeftOut() { // rule 34
        new KeptValues(caches.live(), "counter").put(Map.of("x", new byte[] {(byte) 0xc1}, "y", Pack.value("text")));
        assertThat(store().kept()).isEmpty();
    }

    @Test
    void whatCouldNotBeWritten_isWithTheNextFlush() { // rule 34
        KeptStore store = store();
        store.putAll(values("x", 1));
        store.flushed();
        caches.live().stop();
        store.putAll(values("x", 2));
        store.flushed();
        assertThat(store.get("x")).isEqualTo(2);
        caches.live().start();
        store.putAll(values("y", 3));
        store.flushed();
        assertThat(next().kept()).containsExactly(entry("x", 2L), entry("y", 3L));
    }

    /// The keys that are written from now on.
    private List<String> writes() {
        Writes writes = new Writes();
        Cache<byte[], byte[]> cache = caches.live();
        cache.addListener(writes);
        return writes.keys;
    }

    /// Takes a note of each write; public, as Infinispan wants it.
    @Listener(observation = Listener.Observation.POST)
    public static final class Writes {

        private final List<String> keys = new ArrayList<>();

        /// Infinispan calls it.
        @CacheEntryCreated
        @CacheEntryModified
        public void written(CacheEntryEvent<byte[], byte[]> event) {
            String key = new String(event.getKey(), java.nio.charset.StandardCharsets.UTF_8);
            keys.add(key.substring(key.indexOf('\0') + 1));
        }
    }
}
