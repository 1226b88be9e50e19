package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

    @Test
    void defaults_arePinned() {
        assertThat(AccessSettings.from(config(Map.of()))).isEqualTo(new AccessSettings(Optional.empty(), false));
    }

    @Test
    void keys_arePinned() {
        assertThat(AccessSettings.from(config(Map.of(
                        "quadrel.catalog.api-key",
                        "secret",
                        "quadrel.catalog.public",
                        "true",
                        "quadrel.access.password-provider",
                        "lab"))))
                .isEqualTo(new AccessSettings(Optional.of("secret"), true, Optional.of("lab")));
    }

    // rules 11 and 12
    @ParameterizedTest
    @ValueSource(strings = {"my-secret", "with space", "grüezi"})
    void aKeyOfOtherCharacters_isRefusedAndNotShown(String key) {
        Config config = config(Map.of("quadrel.catalog.api-key", key));
        assertThatThrownBy(() -> AccessSettings.from(config))
                .hasMessageContaining("quadrel.catalog.api-key consists of letters")
                .hasMessageNotContaining(key);
    }

    @Test
    void aProviderThatIsNoPathSegment_isRefused() {
        Config config = config(Map.of("quadrel.access.password-provider", "a/b"));
        assertThatThrownBy(() -> AccessSettings.from(config))
                .hasMessageContaining("quadrel.access.password-provider is \"a/b\"");
    }

    // rule 13
    @Test
    void whereUsersLogIn_noKeyIsPrinted() {
        AccessSettings settings = new AccessSettings(Optional.empty(), false, Optional.of("lab"));
        assertThat(new AccessGate(settings).entrance("http://h/api/v1")).isEqualTo("http://h/api/v1");
    }

    // rule 11
    @Test
    void aRandomKey_is64HexadecimalDigitsAndNewEachTime() {
        AccessSettings settings = new AccessSettings(Optional.empty(), false);
        String first = new AccessGate(settings).entrance("http://h/api/v1");
        assertThat(first).matches("http://h/api/v1\\?api_key=[0-9a-f]{64}");
        assertThat(new AccessGate(settings).entrance("http://h/api/v1")).isNotEqualTo(first);
    }

    // rule 12
    @Test
    void aKey_isInNoText() {
        AccessSettings settings = new AccessSettings(Optional.of("hush"), true);
        assertThat(settings.toString()).contains("given", "true").doesNotContain("hush");
        assertThat(new AccessGate(settings).entrance("http://h/api/v1")).isEqualTo("http://h/api/v1");
        assertThat(new Credential.Key("hush", Credential.Place.QUERY).toString())
                .doesNotContain("hush");
        assertThat(new Credential.Token("hush").toString()).doesNotContain("hush");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
