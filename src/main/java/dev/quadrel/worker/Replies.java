package dev.quadrel.worker;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import io.undertow.server.HttpServerExchange;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Responses about jobs.
final class Replies {

    private static final Pattern NOT_IN_A_REASON = Pattern.compile("[^\\x20-\\x7E]+");
    private static final int REASON_LENGTH = 66;

    private Replies() {}

    static Response json(@Nullable Object value) {
        return json(200, Json.bytes(value)).build();
    }

    static Response.ResponseBuilder json(int status, byte[] body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }

    /// Why a job failed. The reason stands in the status line too: quick_server's clients show that.
    static Response failed(Outcome.Failure failure, HttpServerExchange exchange) {
        String reason =
                NOT_IN_A_REASON.matcher(failure.reason()).replaceAll(" ").strip();
        if (!reason.isEmpty()) {
            exchange.setReasonPhrase(reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
        }
        return json(failure.status(), Json.bytes(Problem.of(failure.status(), failure.reason())))
                .build();
    }
}
