package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    private final AtomicLong time = new AtomicLong();
    private final ShortMemory<String, Integer> memory = new ShortMemory<>(time::get);
    private final AtomicInteger searches = new AtomicInteger();

    private Optional<Integer> find(String key) {
        return memory.find(key, _ -> Optional.of(searches.incrementAndGet()));
    }

    // rule 10
    @Test
    void whatWasFound_isKeptForLessThanASecond() {
        assertThat(find("a")).hasValue(1);
        time.set(899_000_000);
        assertThat(find("a")).hasValue(1);
        time.set(900_000_000);
        assertThat(find("a")).hasValue(2);
    }

    // rule 10
    @Test
    void whatIsForgotten_isSearchedAnew() {
        find("a");
        memory.forget();
        assertThat(find("a")).hasValue(2);
    }

    // rule 10
    @Test
    void whatWasFoundBeforeItWasForgotten_isNotKept() {
        memory.find("a", _ -> {
            memory.forget();
            return Optional.of(7);
        });
        assertThat(find("a")).hasValue(1);
    }

    @Test
    void whatIsNotFound_isNotKept() {
        assertThat(memory.find("a", _ -> Optional.empty())).isEmpty();
        assertThat(find("a")).hasValue(1);
    }

    @Test
    void manyKeys_doNotFillTheMemory() {
        for (int i = 0; i < 20_000; i++) {
            find("key " + i);
        }
        assertThat(find("key 0")).hasValue(1);
        assertThat(find("key 19999")).hasValue(20_001);
        time.set(1_000_000_000);
        int searched = find("new").orElseThrow();
        assertThat(find("new")).hasValue(searched);
    }
}
