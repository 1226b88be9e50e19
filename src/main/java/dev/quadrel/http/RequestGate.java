package dev.quadrel.http;

import dev.quadrel.management.RequestsMXBean;
import dev.quadrel.problem.Problem;
import dev.quadrel.reply.ProblemReply;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the requests under way, and refuses new ones while the server says so. Thread safe.
///
/// Files and what a proxy forwards never come to the servlet container, whose requests WildFly counts itself.
final class RequestGate implements ExchangeCompletionListener, RequestsMXBean {

    private static final Problem REFUSED =
            Problem.of(StatusCodes.SERVICE_UNAVAILABLE, "The server stops, or is suspended: try again later");

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closed;

    /// Counts a request; where this gives false, it has been answered.
    boolean lets(HttpServerExchange exchange) {
        underWay.incrementAndGet();
        exchange.addExchangeCompleteListener(this);
        if (closed) {
            ProblemReply.send(exchange, REFUSED);
            return false;
        }
        return true;
    }

    @Override
    public void exchangeEvent(HttpServerExchange exchange, NextListener rest) {
        underWay.decrementAndGet();
        rest.proceed();
    }

    @Override
    public int getUnderWay() {
        return underWay.get();
    }

    @Override
    public void refuse() {
        closed = true;
    }

    @Override
    public void accept() {
        closed = false;
    }
}
