package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {

    @Test
    void nothingConfigured_givesTheDefaults() {
        assertThat(ProxySettings.from(config(Map.of())))
                .isEqualTo(ProxySettings.DEFAULTS)
                .isEqualTo(new ProxySettings(
                        List.of(), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(4), 100, false));
    }

    @Test
    void everyKey_isRead() {
        Config config = config(Map.of(
                "quadrel.proxy.rules", "/foo/=http://a:1/, /bar/=https://b/c",
                "quadrel.proxy.connect-timeout", "PT1.5S",
                "quadrel.proxy.response-timeout", "90",
                "quadrel.proxy.idle-timeout", "0.25",
                "quadrel.proxy.connections", "7",
                "quadrel.proxy.trust-forwarded", "true"));
        assertThat(ProxySettings.from(config))
                .isEqualTo(new ProxySettings(
                        List.of(ProxyRule.parse("/foo/=http://a:1/"), ProxyRule.parse("/bar/=https://b/c")),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(90),
                        Duration.ofMillis(250),
                        7,
                        true));
    }

    // rule 24
    @ParameterizedTest
    @CsvSource({"soon", "10s", "PT", "-1", "0", "1e400"})
    void wrongDuration_isRefusedWithItsKey(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxySettings.from(config(Map.of("quadrel.proxy.idle-timeout", value))))
                .withMessageContaining("quadrel.proxy.idle-timeout is ")
                .withMessageContaining(", but must be ");
    }

    // rule 24
    @Test
    void noConnections_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxySettings.from(config(Map.of("quadrel.proxy.connections", "0"))))
                .withMessage("quadrel.proxy.connections is 0, but must be 1 or more");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
