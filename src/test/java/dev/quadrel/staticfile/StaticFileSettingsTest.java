package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.staticfile.StaticFileSettings.Bindings;
import dev.quadrel.staticfile.StaticFileSettings.Memory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFileSettingsTest {

    private static final String PREFIX = "quadrel.static-file.";

    @Test
    void defaults_arePinned() {
        assertThat(StaticFileSettings.from(config(Map.of())))
                .isEqualTo(new StaticFileSettings(
                        new Bindings(List.of(), List.of(), List.of()),
                        List.of(),
                        List.of(),
                        false,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ZERO,
                        new Memory(67_108_864, 65_536)));
    }

    @Test
    void keys_arePinned() {
        Config config = config(Map.ofEntries(
                Map.entry("quadrel.static-file.bind", "/=www,/data/=/srv/data"),
                Map.entry("quadrel.static-file.bind-fallback", "/=more"),
                Map.entry("quadrel.static-file.follow-links", "/data/"),
                Map.entry("quadrel.static-file.allow", "default,*.xml"),
                Map.entry("quadrel.static-file.deny", "*/private/*"),
                Map.entry("quadrel.static-file.directory-listing", "true"),
                Map.entry("quadrel.static-file.favicon-everywhere", "false"),
                Map.entry("quadrel.static-file.favicon-fallback", "empty"),
                Map.entry("quadrel.static-file.fallback-file", "www/index.html"),
                Map.entry("quadrel.static-file.max-age", "PT5M"),
                Map.entry("quadrel.static-file.cache-size", "128MiB"),
                Map.entry("quadrel.static-file.cached-file-size", "1 MiB")));
        assertThat(StaticFileSettings.from(config))
                .isEqualTo(new StaticFileSettings(
                        new Bindings(List.of("/=www", "/data/=/srv/data"), List.of("/=more"), List.of("/data/")),
                        List.of("default", "*.xml"),
                        List.of("*/private/*"),
                        true,
                        false,
                        Optional.of("empty"),
                        Optional.of("www/index.html"),
                        Duration.ofMinutes(5),
                        new Memory(134_217_728, 1_048_576)));
    }

    @Test
    void maxAge_mayBeANumberOfSeconds() {
        assertThat(StaticFileSettings.from(config(Map.of(PREFIX + "max-age", "60")))
                        .maxAge())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "max-age, soon",
        "max-age, -1",
        "max-age, PT-1S",
        "cache-size, 64MB",
        "cache-size, -1",
        "cached-file-size, lots",
        "cached-file-size, 8388609",
        "cached-file-size, 4GiB"
    })
    void wrongValue_isRefusedWithItsKey(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticFileSettings.from(config(Map.of(PREFIX + key, value))))
                .withMessageStartingWith(PREFIX + key + " is ");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
