package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class CacheSettingsTest {

    // rule 11
    @Test
    void keysAndUnsetValues_areThese() {
        assertThat(CacheSettings.from(config(Map.of())))
                .isEqualTo(new CacheSettings(1024 * 1024 * 1024, Duration.ofDays(1), false))
                .isEqualTo(CacheSettings.DEFAULTS);
        assertThat(CacheSettings.from(config(Map.of(
                        "quadrel.cache.disk", "5 GiB", "quadrel.cache.lifespan", "0", "quadrel.cache.eager", "true"))))
                .isEqualTo(new CacheSettings(5L << 30, Duration.ZERO, true));
    }

    // rule 11
    @Test
    void aValueThatIsNone_isRefusedWithItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheSettings.from(config(Map.of("quadrel.cache.disk", "much"))))
                .withMessageContaining("quadrel.cache.disk is \"much\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheSettings.from(config(Map.of("quadrel.cache.lifespan", "long"))))
                .withMessageContaining("quadrel.cache.lifespan is \"long\"");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
