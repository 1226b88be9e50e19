package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.access.Role;
import dev.quadrel.identity.RoleNames;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String PREFIX = "quadrel.access.openid.kc.";

    private static Config config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "quadrel.access.openid-providers",
                "kc",
                PREFIX + "issuer",
                "https://sso.example.org/realms/lab",
                PREFIX + "client-id",
                "quadrel"));
        settings.putAll(more);
        settings.values().removeIf("-"::equals);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    @Test
    void issuerAndClient_areEnough() {
        ProviderSettings settings =
                OpenIdSettings.from(config(Map.of())).find("kc").orElseThrow();
        assertThat(settings.audience()).containsExactly("quadrel");
        assertThat(settings.scopes()).containsExactlyInAnyOrder("openid", "profile");
        assertThat(settings.roles().granted(Claims.of(Map.of()))).isEmpty();
        assertThat(settings.description())
                .hasToString("https://sso.example.org/realms/lab/.well-known/openid-configuration");
        assertThat(OpenIdSettings.from(config(Map.of("quadrel.access.openid-providers", "-")))
                        .providers())
                .isEmpty();
    }

    @Test
    void theSecret_isNotPrinted() {
        assertThat(OpenIdSettings.from(config(Map.of(PREFIX + "client-secret", "hidden"))))
                .asString()
                .doesNotContain("hidden");
    }

    // rules 1 and 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer              | -                    | kc.issuer is needed",
                "client-id           | -                    | kc.client-id is needed",
                "issuer              | http://sso.lab.org/x | must be an https URL",
                "issuer              | sso                  | must be an https URL",
                "issuer              | https://a b          | which is no URL",
                "issuer              | http://localhost.evil.org | must be an https URL",
                "issuer              | https://u:p@sso.org  | must be an https URL",
                "redirect-on-success | http://page.org/     | must be an https URL",
                "roles-claim         | groups               | goes together with user-roles or admin-roles",
                "admin-roles         | staff                | goes together with user-roles or admin-roles",
                "audience            | ' , '                | must name somebody"
            })
    void wrongSettings_areRefused(String key, String value, String message) {
        assertThatThrownBy(() -> OpenIdSettings.from(config(Map.of(PREFIX + key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    // rule 1
    @Test
    void namesOfProviders_areDistinctAndPartsOfPaths() {
        for (String names : List.of("kc,kc", "a b", "kc,local", "kc,,x")) {
            Map<String, String> settings =
                    Map.of("quadrel.access.openid-providers", names, "quadrel.access.password-provider", "local");
            assertThatThrownBy(() -> OpenIdSettings.from(config(settings)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("quadrel.access.openid-providers");
        }
    }

    // rule 2
    @ParameterizedTest
    @CsvSource({"http://localhost:8180/r", "http://127.0.0.1:8180/r", "http://[::1]:8180/r", "https://sso.org"})
    void httpIsForThisMachineAlone(String issuer) {
        assertThat(OpenIdSettings.from(config(Map.of(PREFIX + "issuer", issuer)))
                        .providers())
                .hasSize(1);
    }

    // rule 6
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realm_access.roles | staff |       | USER",
                "realm_access.roles | staff | boss  | USER ADMIN",
                "groups             | /lab  |       | USER",
                "groups             | none  |       | ''",
                "groups             | none  | /lab  | USER ADMIN",
                "groups             |       | none  | USER",
                "missing            | staff | boss  | ''",
                "missing            |       | boss  | USER",
                "https://a.org/role | one   |       | USER"
            })
    void claims_giveRoles(String claim, String user, String admin, String roles) {
        RoleMapping mapping = new RoleMapping(
                Optional.of(claim),
                new RoleNames(user == null ? Set.of() : Set.of(user), admin == null ? Set.of() : Set.of(admin)));
        Claims claims = Claims.of(Map.of(
                "realm_access", Map.of("roles", List.of("staff", "boss", 7)),
                "groups", List.of("/lab"),
                "https://a.org/role", "one"));
        assertThat(mapping.granted(claims).orElseThrow().roles().stream()
                        .map(Role::name)
                        .sorted()
                        .toList())
                .containsExactlyInAnyOrder(roles.isEmpty() ? new String[0] : roles.split(" "));
    }
}
