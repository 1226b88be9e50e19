package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class LifecycleSettingsTest {

    // rule 12
    @Test
    void keysAndUnsetValues_areThese() {
        assertThat(LifecycleSettings.from(config(Map.of())))
                .isEqualTo(new LifecycleSettings(
                        "application",
                        Path.of("data/quadrel/state-application"),
                        5,
                        Duration.ofMinutes(5),
                        Optional.empty()));
        assertThat(LifecycleSettings.from(config(Map.of(
                        "quadrel.lifecycle.name", "keys",
                        "quadrel.lifecycle.directory", "/var/lib/keys",
                        "quadrel.lifecycle.snapshots", "1",
                        "quadrel.lifecycle.interval", "0",
                        "quadrel.lifecycle.initial-state", "frozen.json"))))
                .isEqualTo(new LifecycleSettings(
                        "keys", Path.of("/var/lib/keys"), 1, Duration.ZERO, Optional.of(Path.of("frozen.json"))));
    }

    // rule 12
    @Test
    void aValueThatIsNone_isRefusedWithItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifecycleSettings.from(config(Map.of("quadrel.lifecycle.name", "../etc"))))
                .withMessageContaining("quadrel.lifecycle.name")
                .withMessageContaining("\"../etc\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifecycleSettings.from(config(Map.of("quadrel.lifecycle.snapshots", "0"))))
                .withMessage("quadrel.lifecycle.snapshots is at least 1, which 0 is not");
    }

    @Test
    void withoutASetting_theNameIsThatOfTheDeployment() {
        assertThat(LifecycleSettings.deployment("deployment.ROOT.war")).isEqualTo("ROOT");
        assertThat(LifecycleSettings.deployment("deployment.one.ear.two.war")).isEqualTo("one.ear.two");
        assertThat(LifecycleSettings.deployment("app")).isEqualTo("application");
        assertThat(LifecycleSettings.deployment(null)).isEqualTo("application");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
