package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.access.Gates;
import dev.quadrel.negotiation.ApiServer;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandResourceTest {

    private static final String SECRET = Commands.SECRET;

    /// A request without credentials.
    private static final class Nobody implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }

    private static SeContainer container;
    private static CommandResource resource;

    @BeforeAll
    static void start() {
        container = Commands.container(
                Commands.Secret.class,
                Commands.Methods.class,
                Commands.OfARequest.class,
                Commands.ClearCache.class,
                Commands.Told.class);
        resource = container.select(CommandResource.class).get();
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    // rule 9
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                             | 401",
                "''                            | 401",
                "Bearer                        | 400",
                "Bearer nearly                 | 401",
                "Bearer a secret of the testsx | 401",
                "Basic YTpi                    | 400",
                "Apikey wrong                  | 401",
                "Bearer a secret of the tests  | 200",
                "bearer a secret of the tests  | 200",
                "Apikey onekey                 | 200"
            })
    void administratorsAlone_areLetThrough(String authorization, int status) throws Exception {
        try (ApiServer server = server(Commands.settings(SECRET))) {
            HttpResponse<byte[]> reply = authorization == null
                    ? server.get("/admin/commands")
                    : server.get("/admin/commands", "Authorization", authorization);
            assertThat(reply.statusCode()).isEqualTo(authorization != null && authorization.isEmpty() ? 400 : status);
            assertThat(server.get("/admin/commands/completion?line=x", "Authorization", "Bearer no")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    // rule 9
    @Test
    void whereThereIsNoSecret_noTokenIsRight() throws Exception {
        try (ApiServer server = server(Commands.settings(null))) {
            assertThat(server.get("/admin/commands", "Authorization", "Bearer x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/admin/commands?api_key=onekey").statusCode())
                    .isEqualTo(200);
        }
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static ApiServer server(CommandSettings settings) throws Exception {
        AdminTokenFilter filter = new AdminTokenFilter();
        filter.settings = settings;
        CommandResource open = new CommandResource();
        open.registry = container.select(CommandRegistry.class).get();
        AccessGate gate = new AccessGate(new AccessSettings(Optional.of("onekey"), false));
        return ApiServer.of(open, filter, Gates.feature(gate));
    }

    // rule 16
    @Test
    void whatIsRun_isToldToTheTrail() throws Exception {
        Commands.Told.EVENTS.clear();
        assertThat(resource.runText(body("say hello"), new Nobody()).status()).isEqualTo("done");
        problem(() -> resource.runText(body("cache clear"), new Nobody()));
        assertThat(Commands.Told.EVENTS)
                .extracting(event -> event.kind() + " " + event.outcome().text() + " " + event.subject())
                .containsExactly("command done say hello", "command refused cache clear");
        assertThat(Commands.Told.EVENTS.getFirst().account()).isEqualTo("anonymous");
    }

    @Test
    void aLine_runsFromJsonAndFromText() throws Exception {
        CommandResource.Outcome expected =
                new CommandResource.Outcome("requests uptime", "requests made to uptime: 3", "done");
        assertThat(resource.run(body("{\"command\": \"requests uptime\"}"), new Nobody()))
                .isEqualTo(expected);
        assertThat(resource.runText(body("requests uptime\n"), new Nobody())).isEqualTo(expected);
    }

    // rule 10
    @Test
    void aRefusal_is400() {
        Problem problem = problem(() -> resource.runText(body("cache clear"), new Nobody()));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("command cache clear expects 1 argument(s), got 0");
    }

    // rule 10
    @Test
    void aFailure_is500WithTheMessage() {
        Problem problem = problem(() -> resource.runText(body("fail now"), new Nobody()));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).isEqualTo("command fail now failed: the disk is full");
    }

    @Test
    void aBodyWithoutACommand_is400() {
        for (String text : new String[] {"{}", "[]", "null", "{\"command\": 1}", "{\"command\": "}) {
            assertThat(problem(() -> resource.run(body(text), new Nobody())).status())
                    .as(text)
                    .isEqualTo(400);
        }
    }

    @Test
    void aHugeBody_is413() {
        assertThat(problem(() -> resource.runText(body("x".repeat(20_000)), new Nobody()))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theList_hasEachCommand() {
        assertThat(resource.list())
                .contains(
                        new CommandResource.Entry("cache clear", 1, "section: forget its results"),
                        new CommandResource.Entry("say", -1, ""));
    }

    // rule 7
    @Test
    void completion_isAList() {
        assertThat(resource.complete("cache clear w")).isEqualTo(Map.of("candidates", List.of("worker", "www")));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
