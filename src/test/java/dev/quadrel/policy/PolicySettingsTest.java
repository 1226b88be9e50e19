package dev.quadrel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.policy.PolicySettings.Kind;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySettingsTest {

    @Test
    void whatIsNotSet_isTheSaferOne() {
        assertThat(settings(Map.of())).isEqualTo(new PolicySettings(Kind.OWNER_AND_TAGS));
    }

    @Test
    void aPolicy_isNamed() {
        assertThat(settings(Map.of("quadrel.access.policy", "open")).kind()).isEqualTo(Kind.OPEN);
        assertThatThrownBy(() -> settings(Map.of("quadrel.access.policy", "closed")))
                .hasMessage("quadrel.access.policy is \"closed\", but must be one of owner-and-tags, open");
    }

    private static PolicySettings settings(Map<String, String> values) {
        return PolicySettings.from(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test"))
                .build());
    }
}
