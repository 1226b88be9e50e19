package dev.quadrel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {

    private static StreamSettings settings(Map<String, String> values) {
        return StreamSettings.from(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }

    // rule 11
    @Test
    void absentSettings_haveTheirDefaults() {
        StreamSettings usual = settings(Map.of());
        assertThat(usual)
                .isEqualTo(new StreamSettings(
                        64 << 20, 10_000, Duration.ofHours(1), 16 << 20, Duration.ofSeconds(30), List.of()));
        assertThat(usual.isOn()).isTrue();
    }

    // rule 11
    @Test
    void allSettings_areRead() {
        String prefix = "quadrel.catalog.stream.";
        StreamSettings read = settings(Map.of(
                prefix + "memory", "8MiB",
                prefix + "events", "7",
                prefix + "age", "60",
                prefix + "event-size", "1MiB",
                prefix + "heart-beat", "PT0S",
                prefix + "allowed-origins", "https://a.example, https://b.example"));
        assertThat(read)
                .isEqualTo(new StreamSettings(
                        8 << 20,
                        7,
                        Duration.ofMinutes(1),
                        1 << 20,
                        Duration.ZERO,
                        List.of("https://a.example", "https://b.example")));
        assertThat(settings(Map.of(prefix + "memory", "20MiB")).eventSize()).isEqualTo(10 << 20);
        assertThat(settings(Map.of(prefix + "memory", "0")).isOn()).isFalse();
    }

    // rule 11
    @Test
    void wrongSettings_areRefused() {
        String prefix = "quadrel.catalog.stream.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(prefix + "memory", "20MiB", prefix + "event-size", "16MiB")))
                .withMessageStartingWith(prefix + "event-size is 16777216 bytes, more than half of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(prefix + "event-size", "2GiB")))
                .withMessageStartingWith(prefix + "event-size is from 1 to 1073741824 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(prefix + "events", "0")))
                .withMessageStartingWith(prefix + "events is at least 1");
    }
}
