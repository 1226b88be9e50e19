package dev.quadrel.http;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import dev.quadrel.proxy.RequestPath;
import dev.quadrel.reply.ProblemReply;
import dev.quadrel.request.MultipartReply;
import dev.quadrel.request.PreMiddleware;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.Reply;
import dev.quadrel.request.RequestHead;
import dev.quadrel.request.Verdict;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps that run before every request, on a worker thread.
///
/// @param steps in the order in which they run
record PreMiddlewareChain(List<PreMiddleware> steps) {

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /// Runs the steps; true where one of them has answered. Blocks.
    boolean answers(HttpServerExchange exchange) throws IOException {
        RequestHead head = head(exchange);
        try {
            for (PreMiddleware step : steps) {
                if (step.handle(head) instanceof Verdict.Answer(Reply reply)) {
                    send(exchange, reply);
                    return true;
                }
            }
            return false;
        } catch (PreventDefault e) {
            ProblemReply.send(exchange, Problem.of(e.status(), String.valueOf(e.getMessage())));
            return true;
        }
    }

    private static RequestHead head(HttpServerExchange exchange) {
        Map<String, String> cookies = new HashMap<>();
        for (Cookie cookie : exchange.requestCookies()) {
            cookies.put(cookie.getName(), cookie.getValue());
        }
        return new RequestHead(
                exchange.getRequestMethod().toString(),
                RequestPath.of(exchange),
                exchange.getQueryString(),
                cookies,
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)));
    }

    private static void send(HttpServerExchange exchange, Reply reply) throws IOException {
        if (reply.value() == null && reply.status() == 200) {
            ProblemReply.send(exchange, Problem.of(404, "There is nothing here"));
            return;
        }
        exchange.setStatusCode(reply.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.effectiveMediaType());
        reply.headers()
                .forEach((name, text) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), text));
        if (!reply.hasBody()) {
            exchange.endExchange();
            return;
        }
        exchange.startBlocking();
        try (OutputStream out = exchange.getOutputStream()) {
            write(reply, out);
        }
        exchange.endExchange();
    }

    private static void write(Reply reply, OutputStream out) throws IOException {
        if (reply.isJson()) {
            Json.write(reply.value(), out);
            return;
        }
        switch (reply.value()) {
            case CharSequence text -> out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> out.write(bytes);
            case InputStream stream -> {
                try (stream) {
                    stream.transferTo(out);
                }
            }
            case MultipartReply multipart -> multipart.write(out);
            case null, default -> throw new IllegalStateException("Neither JSON nor sent as it is: " + reply);
        }
    }
}
