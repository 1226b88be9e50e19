package dev.quadrel.http;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Writes a problem where no JAX-RS is at hand, and turns a fault of the server into one.
final class ProblemReply {

    static final String MEDIA_TYPE = "application/json";

    private static final Logger LOG = Logger.getLogger("dev.quadrel.http.errors");

    private ProblemReply() {}

    /// Logs a fault under a fresh id, and tells the client that id and nothing else.
    static Problem ofFault(String request, Throwable fault) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        LOG.errorf(fault, "Error %s in %s", id, request);
        return Problem.of(500, "The server failed to answer; its log has the reason under the id " + id);
    }

    static void send(HttpServerExchange exchange, Problem problem) {
        if (exchange.isResponseStarted()) {
            exchange.endExchange();
            return;
        }
        byte[] body = Json.bytes(problem);
        exchange.setStatusCode(problem.status());
        problem.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MEDIA_TYPE);
        exchange.setResponseContentLength(body.length);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(body), IoCallback.END_EXCHANGE);
        }
    }
}
