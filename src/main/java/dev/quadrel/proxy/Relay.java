package dev.quadrel.proxy;

import dev.quadrel.problem.Problem;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientResponse;
import io.undertow.predicate.IdempotentPredicate;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One exchange on its way to a target and back. All of it happens on the exchange's I/O thread, and nothing blocks.
///
/// Its life: get a connection, send the head, then move the request's body and the response at the same time, as a
/// target may answer before it has read everything. One [Deadline] watches all of it, so whatever a target does, the
/// exchange ends: with the target's response, with a problem, or, once a response has begun, with a closed connection.
final class Relay {

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());

    private final HttpServerExchange exchange;
    private final ClientSide client;
    private final Target target;
    private final Deadline deadline;
    private @Nullable ClientConnection connection;
    private @Nullable Pump upload;
    private @Nullable Pump download;
    private boolean retried;
    private boolean upgraded;
    /// A response has begun, or the exchange has ended: there is no other answer to give.
    private boolean answered;
    /// Whatever the target still does is of no interest.
    private boolean over;

    Relay(HttpServerExchange exchange, Target target) {
        this.exchange = exchange;
        this.client = new ClientSide(exchange);
        this.target = target;
        this.deadline = new Deadline(exchange.getIoThread(), this::expired);
    }

    /// Begins; returns at once.
    void start() {
        exchange.addExchangeCompleteListener((ended, next) -> {
            answered = true;
            over = true;
            deadline.stop();
            next.proceed();
        });
        connect();
    }

    private void connect() {
        deadline.restart(target.settings().connectTimeout());
        target.connect(exchange, new ConnectionCallback(this));
    }

    /// A connection is there, unless it came too late; then the pool takes it back when the exchange ends.
    void connected(ProxyConnection taken) {
        if (answered) {
            return;
        }
        ClientConnection used = taken.getConnection();
        connection = used;
        // Runs before the pool's own listener, which takes back what is still open.
        exchange.addExchangeCompleteListener((ended, next) -> {
            keepOrClose(used);
            next.proceed();
        });
        deadline.restart(target.settings().responseTimeout());
        used.sendRequest(
                OutgoingRequest.of(exchange, target.rule(), target.settings().trustForwarded()),
                new Step(this::sent, cause -> targetFailed(used, cause)));
    }

    /// The target gives no response that could be forwarded, for this reason.
    void useless(String why) {
        if (!answered) {
            warn(why);
            fail(StatusCodes.BAD_GATEWAY, why);
        }
    }

    private void sent(ClientExchange sending) {
        ClientConnection used = sending.getConnection();
        sending.setResponseListener(new Step(this::responded, cause -> targetFailed(used, cause)));
        if (HttpContinue.requiresContinueResponse(exchange)) {
            sending.setContinueHandler(waiting -> HttpContinue.sendContinueResponse(exchange, new ContinueSent(this)));
        }
        if (!exchange.isRequestComplete()) {
            upload = new Pump(
                    exchange.getRequestChannel(),
                    sending.getRequestChannel(),
                    exchange.getConnection().getByteBufferPool(),
                    new Upload());
            upload.start();
        }
    }

    private void responded(ClientExchange sending) {
        if (answered) {
            return;
        }
        ClientResponse response = sending.getResponse();
        int status = response.getResponseCode();
        if (status == StatusCodes.SWITCHING_PROTOCOLS && OutgoingRequest.isWebSocket(exchange)) {
            answered = true;
            upgraded = true;
            Tunnel.open(exchange, sending, target.settings().responseTimeout());
            return;
        }
        if (status < StatusCodes.OK) {
            // Undertow's client takes an interim response other than 100 for the final one.
            useless("sent the interim status " + status + ", which cannot be forwarded");
            return;
        }
        answered = true;
        client.begin(response);
        download = new Pump(
                sending.getResponseChannel(),
                exchange.getResponseChannel(),
                exchange.getConnection().getByteBufferPool(),
                new Download());
        download.start();
    }

    private void targetFailed(ClientConnection failed, IOException cause) {
        if (over || !failed.equals(connection)) {
            return;
        }
        if (!answered && !retried && upload == null && IdempotentPredicate.INSTANCE.resolve(exchange)) {
            // A connection that was kept open may be closed by the target just when it is used again.
            retried = true;
            connection = null;
            Target.hangUp(failed);
            connect();
            return;
        }
        warn("failed: " + cause);
        fail(StatusCodes.BAD_GATEWAY, "closed the connection without an answer");
    }

    private void expired() {
        String why = connection == null
                ? "could not be connected to within " + target.settings().connectTimeout()
                : "did not answer within " + target.settings().responseTimeout();
        warn(why);
        fail(StatusCodes.GATEWAY_TIME_OUT, why);
    }

    /// Ends the exchange with a problem, or, where a response has begun, with a closed connection.
    private void fail(int status, String why) {
        if (answered) {
            abort();
            return;
        }
        answered = true;
        letGo();
        client.fail(Problem.of(status, "The target of '" + target.rule().urlPrefix() + "' " + why), this::end);
    }

    private void end() {
        letGo();
        deadline.restart(target.settings().responseTimeout());
        client.end();
    }

    /// Ends the exchange with a closed connection.
    void abort() {
        letGo();
        deadline.stop();
        client.abort();
    }

    private void letGo() {
        over = true;
        if (upload != null) {
            upload.stop();
        }
        if (download != null) {
            download.stop();
        }
        if (connection != null && !isReusable()) {
            Target.hangUp(connection);
        }
    }

    /// Called when the exchange has ended, however it did.
    private void keepOrClose(ClientConnection used) {
        if (!upgraded && (!used.equals(connection) || !isReusable() || used.isUpgraded())) {
            letGo();
            Target.hangUp(used);
        }
    }

    /// Whether request and response went over the connection completely.
    private boolean isReusable() {
        return download != null && download.ended() && (upload == null || upload.ended());
    }

    /// Tells the server's own log, which may know the target's address, unlike the client.
    private void warn(String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Proxy {0}: {1} {2}",
                target.rule().urlPrefix(),
                target.rule().target(),
                why);
    }

    private final class Upload implements Pump.Listener {

        @Override
        public void moved() {
            deadline.progress();
        }

        @Override
        public void done() {
            deadline.progress();
        }

        @Override
        public void readFailed(IOException cause) {
            abort();
        }

        /// The target may have answered before it stopped reading, so its answer, or its end, is waited for.
        @Override
        public void writeFailed(IOException cause) {
            deadline.progress();
        }
    }

    private final class Download implements Pump.Listener {

        @Override
        public void moved() {
            deadline.progress();
        }

        @Override
        public void done() {
            if (!exchange.isRequestComplete()) {
                end();
            }
        }

        @Override
        public void readFailed(IOException cause) {
            warn("broke off: " + cause);
            abort();
        }

        @Override
        public void writeFailed(IOException cause) {
            abort();
        }
    }
}
