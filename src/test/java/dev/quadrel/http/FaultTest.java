package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LogLines;
import dev.quadrel.problem.Problem;
import org.junit.jupiter.api.Test;

class FaultTest {

    // rule 4
    @Test
    void aFault_isLoggedUnderAnIdThatTheProblemNames() {
        try (LogLines log = LogLines.of("dev.quadrel.http.errors")) {
            Problem problem = Fault.log("GET /x", new IllegalStateException("an inner secret"));
            assertThat(problem.status()).isEqualTo(500);
            assertThat(problem.detail())
                    .matches("The server failed to answer; its log has the reason under the id [0-9a-f]{16}");
            String id = problem.detail().substring(problem.detail().length() - 16);
            assertThat(log.lines())
                    .containsExactly("Error " + id + " in GET /x java.lang.IllegalStateException: an inner secret");
            assertThat(Fault.log("GET /x", new IllegalStateException()).detail())
                    .doesNotContain(id);
        }
    }
}
