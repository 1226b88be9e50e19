package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    // rule 9
    @Test
    void defaults_arePinned() {
        assertThat(HttpSettings.from(config(Map.of())))
                .isEqualTo(new HttpSettings(
                        Duration.ofSeconds(5),
                        Path.of(System.getProperty("user.dir")).toAbsolutePath(),
                        16 * Runtime.getRuntime().availableProcessors(),
                        Duration.ofSeconds(90)));
    }

    // rule 9
    @Test
    void keys_arePinned() {
        assertThat(HttpSettings.from(config(Map.of(
                        "quadrel.http.slow-request",
                        "PT0.5S",
                        "quadrel.http.base-directory",
                        "/srv/app",
                        "quadrel.http.threads",
                        "7",
                        "quadrel.http.body-timeout",
                        "20"))))
                .isEqualTo(new HttpSettings(Duration.ofMillis(500), Path.of("/srv/app"), 7, Duration.ofSeconds(20)));
    }

    @Test
    void aTimeThatIsNone_stopsTheStartWithItsKey() {
        Config config = config(Map.of("quadrel.http.slow-request", "soon"));
        assertThatThrownBy(() -> HttpSettings.from(config))
                .hasMessageContaining("quadrel.http.slow-request")
                .hasMessageContaining("soon");
    }

    @Test
    void noThreads_stopTheStartWithTheKey() {
        Config config = config(Map.of("quadrel.http.threads", "0"));
        assertThatThrownBy(() -> HttpSettings.from(config)).hasMessageContaining("quadrel.http.threads");
    }

    @Test
    void aRelativeBaseDirectory_startsWhereTheServerWasStarted() {
        assertThat(HttpSettings.from(config(Map.of("quadrel.http.base-directory", "www")))
                        .baseDirectory())
                .isEqualTo(Path.of("www").toAbsolutePath());
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
