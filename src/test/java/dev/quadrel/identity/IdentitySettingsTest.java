package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.access.Role;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class IdentitySettingsTest {

    private static final String PASSWORD = "correct-horse";

    @Test
    void defaults_arePinned() {
        assertThat(IdentitySettings.from(config(Map.of())))
                .isEqualTo(new IdentitySettings(
                        Optional.empty(), Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(365)));
    }

    @Test
    void keys_arePinned() {
        assertThat(IdentitySettings.from(config(Map.of(
                        "quadrel.access.initial-admin", "alice",
                        "quadrel.access.initial-password", PASSWORD,
                        "quadrel.access.access-token-life", "1",
                        "quadrel.access.refresh-token-life", "2",
                        "quadrel.access.session-life", "PT3S"))))
                .isEqualTo(new IdentitySettings(
                        Optional.of(new IdentitySettings.InitialAdmin("alice", PASSWORD)),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3)));
    }

    @Test
    void whatMakesNoSense_isRefusedWithoutThePassword() {
        assertRefused(Map.of("quadrel.access.initial-admin", "alice"), "go together");
        assertRefused(
                Map.of("quadrel.access.initial-admin", "alice", "quadrel.access.initial-password", "hush"),
                "12 to 1024 characters");
        assertRefused(
                Map.of("quadrel.access.initial-admin", "a\nb", "quadrel.access.initial-password", PASSWORD),
                "without control characters");
        assertRefused(Map.of("quadrel.access.session-life", "0"), "session-life");
        assertThat(new IdentitySettings.InitialAdmin("alice", PASSWORD).toString())
                .doesNotContain(PASSWORD);
    }

    // rule 25
    @Test
    void rolesOfTheServer_giveThoseOfHere() {
        RoleNames domain = IdentitySettings.from(config(Map.of(
                        "quadrel.access.password-domain", "lab",
                        "quadrel.access.password-user-roles", "staff, guests",
                        "quadrel.access.password-admin-roles", "operators")))
                .passwordDomain()
                .orElseThrow()
                .roles();
        assertThat(domain.roles(Set.of("guests"))).containsExactly(Role.USER);
        assertThat(domain.roles(Set.of("operators"))).containsExactly(Role.USER, Role.ADMIN);
        assertThat(domain.roles(Set.of("others"))).isEmpty();
        assertThat(new RoleNames(Set.of(), Set.of()).roles(Set.of())).containsExactly(Role.USER);
        assertRefused(
                Map.of(
                        "quadrel.access.password-domain", "lab",
                        "quadrel.access.initial-admin", "alice",
                        "quadrel.access.initial-password", PASSWORD),
                "quadrel.access.password-admin-roles");
    }

    private static void assertRefused(Map<String, String> values, String text) {
        assertThatThrownBy(() -> IdentitySettings.from(config(values)))
                .hasMessageContaining(text)
                .hasMessageNotContaining("hush")
                .hasMessageNotContaining(PASSWORD);
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
