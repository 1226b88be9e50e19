package dev.quadrel.reply;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Answers an exchange with a problem as JSON, without blocking.
public final class ProblemReply {

    /// Tiled's clients want it exactly so, without a charset.
    public static final String MEDIA_TYPE = "application/json";

    private ProblemReply() {}

    /// Sends the problem and ends the exchange.
    public static void send(HttpServerExchange exchange, Problem problem) {
        send(exchange, problem, exchange::endExchange);
    }

    /// Sends the problem. Where the response has begun already, nothing is written.
    ///
    /// @param whenSent called once all of it was written, to end the exchange; not called where the client takes no
    ///     more, as the connection is closed then
    public static void send(HttpServerExchange exchange, Problem problem, Runnable whenSent) {
        if (exchange.isResponseStarted()) {
            whenSent.run();
            return;
        }
        byte[] body = Json.bytes(problem);
        exchange.setStatusCode(problem.status());
        problem.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MEDIA_TYPE);
        exchange.setResponseContentLength(body.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(body), new Sent(whenSent));
    }

    /// Undertow itself leaves out the body where the method is HEAD.
    private record Sent(Runnable then) implements IoCallback {

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            then.run();
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException cause) {
            IoCallback.END_EXCHANGE.onException(exchange, sender, cause);
        }
    }
}
