package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class WslinkSettingsTest {

    // rule 15
    @Test
    void defaults_areTheOriginals() {
        assertThat(WslinkSettings.from(config(Map.of())))
                .isEqualTo(new WslinkSettings(
                        4_194_304,
                        10_004_096,
                        8192,
                        Duration.ofSeconds(30),
                        64 << 20,
                        256 << 20,
                        Duration.ZERO,
                        List.of(),
                        false));
    }

    // rule 15
    @Test
    void theSocketsLimit_followsTheSizeOfAMessage() {
        WslinkSettings settings = WslinkSettings.from(config(Map.of(
                "quadrel.live.max-message-size", "64KiB",
                "quadrel.live.allowed-origins", "https://a.example, https://b.example")));
        assertThat(settings.maxMessageSize()).isEqualTo(65_536);
        assertThat(settings.socketLimit()).isEqualTo(69_632);
        assertThat(settings.allowedOrigins()).containsExactly("https://a.example", "https://b.example");
        assertThat(settings.withMaxMessageSize(100).socketLimit()).isEqualTo(4196);
        assertThat(settings.withHeartBeat(Duration.ZERO).heartBeat()).isZero();
    }

    @Test
    void aSizeThatCannotBe_stopsTheStart() {
        assertThatThrownBy(() -> WslinkSettings.from(config(Map.of("quadrel.live.max-message-size", "10"))))
                .hasMessageContaining("quadrel.live.max-message-size is from 64");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new io.smallrye.config.PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
