package dev.quadrel.proxy;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;

/// Answers a request with a problem as JSON, without blocking.
final class ProblemReply {

    private ProblemReply() {}

    /// Sends the problem on an exchange whose response has not begun.
    ///
    /// @param sent called once all of it was written; it ends the exchange
    static void send(HttpServerExchange exchange, Problem problem, Runnable sent) {
        byte[] body = Json.bytes(problem);
        exchange.setStatusCode(problem.status());
        problem.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, body.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(body), new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange ended, Sender sender) {
                sent.run();
            }

            @Override
            public void onException(HttpServerExchange broken, Sender sender, IOException cause) {
                IoUtils.safeClose(broken.getConnection());
            }
        });
    }
}
