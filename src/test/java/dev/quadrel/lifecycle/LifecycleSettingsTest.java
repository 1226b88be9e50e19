package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class LifecycleSettingsTest {

    // rule 12
    @Test
    void keysAndUnsetValues_areThese() {
        assertThat(LifecycleSettings.from(config(Map.of()))).isEqualTo(new LifecycleSettings("application"));
        assertThat(LifecycleSettings.from(config(Map.of("quadrel.lifecycle.name", "keys"))))
                .isEqualTo(new LifecycleSettings("keys"));
    }

    // rule 12
    @Test
    void aValueThatIsNone_isRefusedWithItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifecycleSettings.from(config(Map.of("quadrel.lifecycle.name", "../etc"))))
                .withMessageContaining("quadrel.lifecycle.name")
                .withMessageContaining("\"../etc\"");
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
