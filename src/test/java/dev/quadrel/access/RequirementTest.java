package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.ApiServer;
import dev.quadrel.problem.Problem;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

    private static final Identity ADMIN = member(Role.scopes(Set.of(Role.USER, Role.ADMIN)));
    private static final Identity USER = member(Role.USER.scopes());
    private static final Identity READER = member(Set.of(Scope.READ_METADATA));

    private static Identity member(Set<Scope> scopes) {
        return new Identity.Member(new UUID(0, 7), scopes, Optional.empty());
    }

    @RolesAllowed("user")
    static class Restricted {

        public void user() {}

        @RolesAllowed({"admin", "write:data"})
        public void adminOrWriter() {}

        @PermitAll
        public void everybody() {}

        @DenyAll
        public void nobody() {}

        @RequiresScope(Scope.REGISTER)
        public void scope() {}
    }

    // rule 16
    @ParameterizedTest
    @CsvSource({
        "user, 401, 403, 0, 0",
        "adminOrWriter, 401, 403, 0, 0",
        "everybody, 0, 0, 0, 0",
        "nobody, 403, 403, 403, 403",
        "scope, 401, 401, 401, 0"
    })
    void aMethod_isForThoseWithItsRoles(String method, int stranger, int reader, int user, int admin) throws Exception {
        Optional<Requirement> required = Requirement.of(Restricted.class.getDeclaredMethod(method), Restricted.class);
        assertThat(List.of(Identity.Anonymous.STRANGER, READER, USER, ADMIN))
                .extracting(identity -> required.flatMap(asked -> asked.refusal(identity))
                        .map(Problem::status)
                        .orElse(0))
                .containsExactly(stranger, reader, user, admin);
    }

    // rule 16
    @Test
    void aRole_isHadWithAllItsScopes() {
        assertThat(USER.groups()).contains("user", "write:data").doesNotContain("admin");
        assertThat(READER.groups()).containsExactly("read:metadata");
        assertThat(new Identity.SingleUser().groups()).contains("user", "admin", "register");
        assertThat(Identity.Anonymous.READER.groups()).doesNotContain("user");
    }

    // rule 16
    @Test
    void aProvidersRole_isHadByWhomItGivesIt() {
        Identity member = new Identity.Member(
                new UUID(0, 8),
                Role.USER.scopes(),
                Optional.empty(),
                Set.of(Role.USER),
                Optional.empty(),
                Set.of("operators", "admin", "metrics", "**"));
        assertThat(member.groups()).contains("operators", "user").doesNotContain("admin", "metrics", "**");
        assertThat(member.holds("operators")).isTrue();
        assertThat(List.of("admin", "metrics", "**", "others")).noneMatch(member::holds);
        Requirement operators = new Requirement.Roles(Set.of("operators"));
        assertThat(operators.refusal(member)).isEmpty();
        assertThat(operators.refusal(ADMIN).map(Problem::status)).hasValue(403);
    }

    // rule 17
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,*/*;q=0.8 | GET  | 303",
                "application/json    | GET  | 401",
                "text/html           | POST | 401"
            })
    void aBrowser_isLedToTheSignIn(String accept, String method, int status) throws Exception {
        AccessSettings settings = new AccessSettings(Optional.empty(), false, Optional.empty(), List.of("keycloak"));
        AccessGate gate = new AccessGate(settings, () -> {
            throw new IllegalStateException("Nobody asks who it is");
        });
        try (ApiServer server = ApiServer.of(new Guarded(), Gates.feature(gate))) {
            HttpResponse<byte[]> reply = server.send(server.request("/api/v1/guarded?a=b%20c")
                    .header("Accept", accept)
                    .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
            assertThat(reply.statusCode()).isEqualTo(status);
            Optional<String> location = reply.headers().firstValue("Location");
            assertThat(location.isPresent()).isEqualTo(status == 303);
            location.ifPresent(place ->
                    assertThat(place).endsWith("/api/v1/auth/login?return=%2Fapi%2Fv1%2Fguarded%3Fa%3Db%2520c"));
        }
    }

    // rule 18
    @Test
    @SuppressWarnings("UnnecessaryAssignment")
    void theContainersStore_knowsWhomTheGateKnows() {
        SignOnStore store = new SignOnStore();
        store.gate = new AccessGate(new AccessSettings(Optional.of("secret"), true));
        Credential right = new Credential.Key("secret", Credential.Place.HEADER);
        CredentialValidationResult known = store.validate(new ServletCredential(right, false));
        assertThat(known.getCallerGroups()).contains("admin", "read:data");
        assertThat(Identity.of(known.getCallerPrincipal())).isEqualTo(new Identity.SingleUser());
        assertThat(store.validate(new ServletCredential(right, true)).getStatus())
                .isEqualTo(CredentialValidationResult.Status.INVALID);
        Credential wrong = new Credential.Key("wrong", Credential.Place.HEADER);
        assertThat(store.validate(new ServletCredential(wrong, false)).getStatus())
                .isEqualTo(CredentialValidationResult.Status.INVALID);
        assertThat(store.validate(new ServletCredential(new Credential.Missing(), false))
                        .getStatus())
                .isEqualTo(CredentialValidationResult.Status.INVALID);
        assertThat(store.validate(new UsernamePasswordCredential("ada", "secret"))
                        .getStatus())
                .isEqualTo(CredentialValidationResult.Status.NOT_VALIDATED);
    }
}
