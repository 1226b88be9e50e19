package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.xnio.channels.StreamSinkChannel;

class ProblemReplyTest {

    @Test
    void aProblem_isSentAsJsonWithItsHeaders() throws IOException {
        Problem problem = Problem.of(405, "not this way").withHeader("Allow", "POST");
        try (Plain server = Plain.serving(exchange -> ProblemReply.send(exchange, problem))) {
            RawReply reply = server.get("/");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).hasValue("POST");
            assertThat(reply.header("Content-Type")).hasValue("application/json");
            assertThat(reply.header("Content-Length"))
                    .hasValue("" + reply.body().length());
            assertThat(reply.body())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405,"
                            + "\"detail\":\"not this way\"}");
        }
    }

    @Test
    void head_getsTheSameHeadAndNoBody() throws IOException {
        Problem problem = Problem.of(404, "nothing");
        try (Plain server = Plain.serving(exchange -> ProblemReply.send(exchange, problem))) {
            RawReply head = server.send("HEAD", "/");
            assertThat(head.status()).isEqualTo(404);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Length")).isEqualTo(server.get("/").header("Content-Length"));
        }
    }

    @Test
    void aReplyThatHasBegun_isCutOffRatherThanMixedWithAProblem() throws IOException {
        Problem problem = Problem.of(500, "too late");
        try (Plain server = Plain.serving(exchange -> {
            exchange.setResponseContentLength(100);
            StreamSinkChannel channel = exchange.getResponseChannel();
            channel.write(ByteBuffer.wrap(new byte[] {'x'}));
            channel.flush();
            ProblemReply.send(exchange, problem);
        })) {
            RawReply reply = server.get("/");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("x");
        }
    }

    // rule 4
    @Test
    void aFault_isLoggedUnderAnIdThatTheProblemNames() {
        try (LogLines log = new LogLines("dev.quadrel.http.errors")) {
            Problem problem = ProblemReply.ofFault("GET /x", new IllegalStateException("an inner secret"));
            assertThat(problem.status()).isEqualTo(500);
            assertThat(problem.detail())
                    .matches("The server failed to answer; its log has the reason under the id [0-9a-f]{16}");
            String id = problem.detail().substring(problem.detail().length() - 16);
            assertThat(log.lines())
                    .containsExactly("Error " + id + " in GET /x java.lang.IllegalStateException: an inner secret");
            assertThat(ProblemReply.ofFault("GET /x", new IllegalStateException())
                            .detail())
                    .doesNotContain(id);
        }
    }
}
