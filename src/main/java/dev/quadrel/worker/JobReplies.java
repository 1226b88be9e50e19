package dev.quadrel.worker;

import dev.quadrel.json.Json;
import io.undertow.server.HttpServerExchange;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Responses about a job as a resource.
final class JobReplies {

    private final HttpServerExchange exchange;
    private final Preference preference;

    JobReplies(HttpServerExchange exchange, Preference preference) {
        this.exchange = exchange;
        this.preference = preference;
    }

    /// 200 with the result, or the error with which it failed.
    Response ended(String token, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Result(String json) -> named(Replies.json(200, json.getBytes(StandardCharsets.UTF_8)));
            case Outcome.Failure failure -> Replies.failed(failure, exchange);
        };
    }

    /// 202 with the place to ask again.
    Response running(String token, Progress.Report report) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("token", token);
        members.put("done", false);
        members.put("fraction", report.fraction());
        members.put("message", report.message());
        return named(Replies.json(202, Json.bytes(members))
                .header(HttpHeaders.LOCATION, location(token))
                .header(HttpHeaders.RETRY_AFTER, 1));
    }

    private Response named(Response.ResponseBuilder response) {
        if (!preference.applied().isEmpty()) {
            response.header("Preference-Applied", preference.applied());
        }
        return response.build();
    }

    private String location(String token) {
        String url = exchange.getRequestURL();
        String job = "/jobs/" + token;
        if (url.endsWith(job)) {
            return url;
        }
        return (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + job;
    }
}
