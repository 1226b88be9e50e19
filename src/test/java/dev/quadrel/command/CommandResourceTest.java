package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandResourceTest {

    private static final String BEARER = "Bearer " + Commands.SECRET;

    private static SeContainer container;
    private static CommandResource resource;

    @BeforeAll
    static void start() {
        container = Commands.container(
                Commands.Secret.class, Commands.Methods.class, Commands.OfARequest.class, Commands.ClearCache.class);
        resource = container.select(CommandResource.class).get();
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    // rule 9
    @Test
    void withoutTheSecret_theReplyIs401() {
        for (String authorization : new String[] {null, "", "Basic YTpi", "Bearer", "Bearer nearly", BEARER + "x"}) {
            Problem problem = problem(() -> resource.list(authorization));
            assertThat(problem.status()).as("%s", authorization).isEqualTo(401);
            assertThat(problem.headers().get("WWW-Authenticate")).startsWith("Bearer");
            assertThat(problem(() -> resource.complete(authorization, "")).status())
                    .isEqualTo(401);
            assertThat(problem(() -> resource.run(authorization, body("{}"))).status())
                    .isEqualTo(401);
            assertThat(problem(() -> resource.runText(authorization, body("help")))
                            .status())
                    .isEqualTo(401);
        }
    }

    // rule 9
    @Test
    void whereThereIsNoSecret_theReplyIs403WithTheSetting() {
        try (SeContainer other = Commands.container(Commands.NoSecret.class)) {
            CommandResource closed = other.select(CommandResource.class).get();
            Problem problem = problem(() -> closed.list("Bearer "));
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.detail()).contains("quadrel.command.admin-token");
        }
    }

    @Test
    void aLine_runsFromJsonAndFromText() throws Exception {
        CommandResource.Outcome expected =
                new CommandResource.Outcome("requests uptime", "requests made to uptime: 3", "done");
        assertThat(resource.run(BEARER, body("{\"command\": \"requests uptime\"}")))
                .isEqualTo(expected);
        assertThat(resource.runText("bearer " + Commands.SECRET, body("requests uptime\n")))
                .isEqualTo(expected);
    }

    // rule 10
    @Test
    void aRefusal_is400() {
        Problem problem = problem(() -> resource.runText(BEARER, body("cache clear")));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("command cache clear expects 1 argument(s), got 0");
    }

    // rule 10
    @Test
    void aFailure_is500WithTheMessage() {
        Problem problem = problem(() -> resource.runText(BEARER, body("fail now")));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).isEqualTo("command fail now failed: the disk is full");
    }

    @Test
    void aBodyWithoutACommand_is400() {
        for (String text : new String[] {"{}", "[]", "null", "{\"command\": 1}", "{\"command\": "}) {
            assertThat(problem(() -> resource.run(BEARER, body(text))).status())
                    .as(text)
                    .isEqualTo(400);
        }
    }

    @Test
    void aHugeBody_is413() {
        assertThat(problem(() -> resource.runText(BEARER, body("x".repeat(20_000))))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theList_hasEachCommand() {
        assertThat(resource.list(BEARER))
                .contains(
                        new CommandResource.Entry("cache clear", 1, "section: forget its results"),
                        new CommandResource.Entry("say", -1, ""));
    }

    // rule 7
    @Test
    void completion_isAList() {
        assertThat(resource.complete(BEARER, "cache clear w"))
                .isEqualTo(Map.of("candidates", List.of("worker", "www")));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
