package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.negotiation.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What the audit trail is told of refusals.
class RefusalsTest {

    private static final String PATH = "/api/v1/guarded";

    private static final Identity.Member MEMBER =
            new Identity.Member(new UUID(0, 7), EnumSet.of(Scope.READ_METADATA), Optional.empty());

    /// Knows one who may read.
    private static final class OneMember implements Members {
        @Override
        public Optional<Identity.Member> ofKey(String secret) {
            return secret.equals("own") ? Optional.of(MEMBER) : Optional.empty();
        }

        @Override
        public Identity.Member ofToken(String token) {
            return MEMBER;
        }

        @Override
        public Optional<Identity.Member> ofSession(String secret) {
            return Optional.empty();
        }
    }

    // rule 21
    @Test
    void wrongCredentialsAndMissingScopes_areTold() throws Exception {
        List<AuditEvent> told = new CopyOnWriteArrayList<>();
        AccessGate gate =
                new AccessGate(new AccessSettings(Optional.empty(), false, Optional.of("lab")), () -> new OneMember());
        try (ApiServer server = ApiServer.of(new Guarded(), Gates.feature(gate, told::add))) {
            server.get(PATH);
            server.get(PATH, "Authorization", "Apikey own");
            assertThat(told).isEmpty();
            server.get(PATH, "Authorization", "Apikey guessed-secret");
            server.send(server.request(PATH).POST(BodyPublishers.noBody()).header("Authorization", "Apikey own"));
            server.send(server.request(PATH).POST(BodyPublishers.noBody()).header("Cookie", "tiled_api_key=own"));
        }
        assertTold(told);
    }

    private static void assertTold(List<AuditEvent> told) {
        assertThat(told)
                .allMatch(event -> event.kind().equals("access")
                        && event.outcome() == AuditEvent.Outcome.REFUSED
                        && event.address().equals("127.0.0.1"));
        assertThat(told).extracting(AuditEvent::account).containsExactly("", MEMBER.getName(), "");
        assertThat(told)
                .extracting(AuditEvent::detail)
                .containsExactly(
                        "Invalid API key",
                        "needs ['write:metadata', 'create:node']",
                        "a cookie without the value against forgery");
    }
}
