package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private static final int MIB = 1 << 20;

    private final EventListener listener = new EventListener();
    private final EventQueue queue = new EventQueue(listener, () -> {}, _ -> {});

    private boolean keep(int sequence, int length) {
        return queue.keep(new StreamEvent("array-data", sequence, Map.of(), Optional.empty()), length);
    }

    // rule 17
    @Test
    void queue_isFullOfManyEvents() {
        for (int i = 1; i < 64; i++) {
            assertThat(keep(i, 1)).isFalse();
        }
        assertThat(keep(64, 1)).isTrue();
    }

    // rule 17
    @Test
    void queue_isFullOfLargeEvents_butNeverOfOne() throws Exception {
        assertThat(keep(1, 100 * MIB)).isFalse();
        assertThat(keep(2, MIB)).isTrue();
        queue.request(2);
        Thread.sleep(500);
        assertThat(keep(3, 40 * MIB)).isFalse();
        assertThat(keep(4, 20 * MIB)).isFalse();
        assertThat(keep(5, 10 * MIB)).isTrue();
    }
}
