package dev.quadrel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {

    // rule 11
    @Test
    void keysAndUnsetValues_areThese() {
        assertThat(TokenSettings.from(config(Map.of())))
                .isEqualTo(new TokenSettings(Duration.ofHours(1), false))
                .isEqualTo(TokenSettings.DEFAULTS);
        assertThat(TokenSettings.from(
                        config(Map.of("quadrel.token.expiry", "PT5M", "quadrel.token.accept-foreign", "true"))))
                .isEqualTo(new TokenSettings(Duration.ofMinutes(5), true));
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(strings = {"0", "long"})
    void aValueThatIsNone_isRefusedWithItsKey(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSettings.from(config(Map.of("quadrel.token.expiry", value))))
                .withMessageContaining("quadrel.token.expiry is ");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
