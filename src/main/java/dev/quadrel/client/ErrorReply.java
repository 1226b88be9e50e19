package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.client.ClientException.Unavailable;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What an error says, for people.
final class ErrorReply {

    private static final int LONGEST = 300;

    private ErrorReply() {}

    static ClientException of(Request request, HttpResponse<Content> response) {
        int status = response.statusCode();
        if (status < 400) {
            String to = response.headers().firstValue("Location").orElse("nowhere");
            return ClientException.of(status, "The server sends elsewhere, to " + to, shown(request.uri()));
        }
        return ClientException.of(status, detail(response), shown(request.uri()));
    }

    /// The member `detail` of JSON; else the beginning of the text, unless it is a page.
    private static String detail(HttpResponse<Content> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = text(response);
        if (type.contains("json")) {
            try {
                if (Json.parse(text) instanceof Map<?, ?> members && members.get("detail") != null) {
                    return members.get("detail") instanceof String detail ? detail : Json.text(members.get("detail"));
                }
            } catch (ProblemException e) {
                return "The answer is not the JSON that it says it is: " + cut(text);
            }
        }
        return text.isBlank() || type.contains("html") ? "The server says no more" : cut(text);
    }

    private static String text(HttpResponse<Content> response) {
        byte[] body = response.body() instanceof Content.Whole all ? all.bytes() : new byte[0];
        try {
            return new String(Coding.decoded(body, Content.coding(response.headers())), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text.strip();
    }

    static ClientException of(Request request, IOException fault) {
        URI uri = shown(request.uri());
        return fault instanceof SegmentSubscriber.TooLong
                ? new Broken(200, String.valueOf(fault.getMessage()), uri, fault)
                : new Unavailable(0, reason(fault), uri, fault);
    }

    private static String reason(IOException fault) {
        return switch (fault) {
            case HttpConnectTimeoutException _ -> "The server cannot be reached in time";
            case HttpTimeoutException _ -> "The server does not answer in time";
            case ConnectException _ -> "The server cannot be reached";
            default -> "The connection has failed: " + fault.getMessage();
        };
    }

    /// Without a key in its query.
    static URI shown(URI uri) {
        String text = uri.toString();
        return text.contains("api_key=") ? URI.create(text.replaceAll("api_key=[^&#]*", "api_key=...")) : uri;
    }
}
