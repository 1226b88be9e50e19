package dev.quadrel.proxy;

import dev.quadrel.problem.Problem;
import dev.quadrel.reply.ProblemReply;
import io.undertow.client.ClientResponse;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import org.xnio.IoUtils;
import org.xnio.Options;

/// The client's half of a relay: how its exchange is answered and ended.
final class ClientSide {

    private static final System.Logger LOG = System.getLogger(ClientSide.class.getName());

    private final HttpServerExchange exchange;
    private boolean closing;

    ClientSide(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /// Takes over the target's status and header fields; the body follows.
    void begin(ClientResponse response) {
        decideOnConnection();
        IncomingResponse.copy(response, exchange);
    }

    /// Answers with a problem, and then calls the task, which ends the exchange.
    void fail(Problem problem, Runnable sent) {
        decideOnConnection();
        ProblemReply.send(exchange, problem, sent);
    }

    /// Ends the exchange whose response is out. What is left of the request's body is read and dropped, so that the
    /// client can use its connection again.
    void end() {
        if (closing) {
            IoUtils.safeClose(exchange.getConnection());
        } else {
            exchange.endExchange();
        }
    }

    /// Closes the connection, so that the client does not take a part of a response for the whole.
    void abort() {
        if (exchange.isHttp10()) {
            reset();
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    /// An HTTP/1.0 body may end where the connection does; only a reset shows that it is not whole.
    private void reset() {
        try {
            exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The client's connection is closed without a reset", e);
        }
    }

    /// A client that was not told to go on will not send its body, or might still, so nobody knows where its next
    /// request would begin. (HTTP/2 knows.)
    private void decideOnConnection() {
        if (HttpContinue.requiresContinueResponse(exchange) && exchange.isHttp11()) {
            exchange.setPersistent(false);
            closing = true;
        }
    }
}
