package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

    static WorkerSettings settings(Map<String, String> values) {
        return WorkerSettings.from(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }

    // rule 13
    @Test
    void defaults_arePinned() {
        Optional<String> none = Optional.empty();
        assertThat(settings(Map.of()))
                .isEqualTo(new WorkerSettings(
                        16,
                        1000,
                        Duration.ofMillis(100),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        10 << 20,
                        none,
                        none,
                        none,
                        none));
    }

    // rule 13
    @Test
    void keys_arePinned() {
        Map<String, String> values = new HashMap<>();
        values.put("quadrel.worker.threads", "3");
        values.put("quadrel.worker.queue", "4");
        values.put("quadrel.worker.first-wait", "0");
        values.put("quadrel.worker.result-life", "5");
        values.put("quadrel.worker.cargo-life", "PT6S");
        values.put("quadrel.worker.chunk-size", "10");
        values.put("quadrel.worker.link", "/js/worker.js");
        values.put("quadrel.worker.link-classic", "/js/classic.js");
        values.put("quadrel.worker.mirror", "src/worker.js");
        values.put("quadrel.worker.mirror-classic", "src/classic.js");
        assertThat(settings(values))
                .isEqualTo(new WorkerSettings(
                        3,
                        4,
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        10,
                        Optional.of("/js/worker.js"),
                        Optional.of("/js/classic.js"),
                        Optional.of("src/worker.js"),
                        Optional.of("src/classic.js")));
    }

    @Test
    void aPieceWithoutCharacters_stopsTheStartWithItsKey() {
        assertThatThrownBy(() -> settings(Map.of("quadrel.worker.chunk-size", "0")))
                .hasMessageContaining("quadrel.worker.chunk-size");
    }
}
