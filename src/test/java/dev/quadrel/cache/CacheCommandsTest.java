package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("UnnecessaryAssignment") // no container here
class CacheCommandsTest {

    @TempDir
    Path folder;

    private final CacheClearCommand clear = new CacheClearCommand();
    private final CacheShowCommand show = new CacheShowCommand();
    private StoredCaches caches;

    @BeforeEach
    void start() {
        caches = new StoredCaches(folder);
        ResultCache cache = new ResultCache(caches.results(), CacheSettings.DEFAULTS, new MovedClock());
        clear.cache = cache;
        show.cache = cache;
        cache.put(new CacheKey("maps", "a"), new byte[10]);
        cache.put(new CacheKey("maps", "b"), new byte[10]);
        cache.put(new CacheKey("www", "a"), new byte[10]);
    }

    @AfterEach
    void stop() {
        caches.close();
    }

    // rule 9
    @Test
    void clear_removesASectionOrAll() {
        assertThat(clear.run(List.of("nix"))).isEqualTo("no section nix; there are [maps, www]");
        assertThat(clear.run(List.of("maps"))).isEqualTo("removed 2 results");
        assertThat(clear.run(List.of())).isEqualTo("removed 1 result");
        assertThat(clear.run(List.of())).isEqualTo("removed 0 results");
        assertThatThrownBy(() -> clear.run(List.of("a", "b"))).hasMessageContaining("one section or nothing");
    }

    // rule 9
    @Test
    void clear_completesTheSections() {
        assertThat(clear.complete(List.of(), "")).containsExactly("maps", "www");
        assertThat(clear.complete(List.of(), "m")).containsExactly("maps");
        assertThat(clear.complete(List.of("maps"), "")).isEmpty();
    }

    // rule 8
    @Test
    void show_tellsWhatIsThereAndHowItWasUsed() {
        assertThat(show.run(List.of()))
                .startsWith("results    3 in [maps, www]\nbytes      1")
                .contains("stored     3");
    }

    @Test
    void theCommands_haveAName() {
        assertThat(List.of(clear.name(), show.name())).containsExactly("cache clear", "cache show");
        assertThat(List.of(clear.arguments(), show.arguments())).containsExactly(-1, 0);
        assertThat(clear.help()).startsWith("[section] ");
    }
}
