package dev.quadrel.livehost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.livestate.StateForm;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {

    @Test
    void defaultsHold() { // rule 10
        LiveSettings settings = LiveSettings.from(config(Map.of()));
        assertThat(settings.secret()).isEmpty();
        assertThat(settings.sessionLife()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.sessions()).isEqualTo(1000);
        assertThat(settings.store()).isEqualTo(StateForm.MEMORY);
        assertThat(settings.options().exit()).isFalse();
        assertThat(settings.options().logNetwork()).isEmpty();
        assertThat(settings.options().roundLimit()).isEqualTo(1000);
    }

    @Test
    void valuesAreTaken() { // rule 10
        LiveSettings settings = LiveSettings.from(config(Map.of(
                "quadrel.live.secret", "s",
                "quadrel.live.session-life", "2",
                "quadrel.live.sessions", "3",
                "quadrel.live.exit", "true",
                "quadrel.live.log-network", "live.log",
                "quadrel.live.rounds", "7",
                "quadrel.live.store", "infinispan")));
        assertThat(settings.secret()).contains("s");
        assertThat(settings.sessionLife()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.sessions()).isEqualTo(3);
        assertThat(settings.store()).isEqualTo(StateForm.INFINISPAN);
        assertThat(settings.options().exit()).isTrue();
        assertThat(settings.options().logNetwork()).contains(Path.of("live.log"));
        assertThat(settings.options().roundLimit()).isEqualTo(7);
        assertThatThrownBy(() -> LiveSettings.from(config(Map.of("quadrel.live.sessions", "0"))))
                .hasMessageContaining("quadrel.live.sessions");
        assertThatThrownBy(() -> LiveSettings.from(config(Map.of("quadrel.live.store", "disk"))))
                .hasMessage("quadrel.live.store is memory or infinispan, which \"disk\" is not");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }
}
