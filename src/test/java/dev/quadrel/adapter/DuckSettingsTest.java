package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class DuckSettingsTest {

    @Test
    void defaults_andKeys() {
        assertThat(DuckSettings.from(config(Map.of())))
                .isEqualTo(new DuckSettings(1L << 30, Runtime.getRuntime().availableProcessors()));
        assertThat(DuckSettings.from(config(Map.of("quadrel.table.memory", "300MiB", "quadrel.table.threads", "3"))))
                .isEqualTo(new DuckSettings(300L << 20, 3));
        assertThatThrownBy(() -> DuckSettings.from(config(Map.of("quadrel.table.threads", "0"))))
                .hasMessage("quadrel.table.threads is at least 1, which 0 is not");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
