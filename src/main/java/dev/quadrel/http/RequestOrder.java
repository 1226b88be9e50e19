package dev.quadrel.http;

import dev.quadrel.http.RequestFigures.Kind;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.proxy.RequestPath;
import dev.quadrel.reply.ProblemReply;
import dev.quadrel.uri.PercentCoding;
import dev.quadrel.uri.UriPath;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides in one place who answers a request: pre-middleware, then a resource, then a file, then a proxy, then the
/// fallback file, and at last JAX-RS with 404 or 405. It stands before the servlet container, on the I/O thread.
final class RequestOrder implements HttpHandler {

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final String ATTRIBUTE = RequestOrder.class.getName();

    private final ResourcePaths resources = new ResourcePaths();
    private final RequestGate gate = new RequestGate();
    private HttpHandler next = ResponseCodeHandler.HANDLE_404;
    private volatile @Nullable Routes routes;

    RequestOrder(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /// Stands before the servlet container's handler.
    HttpHandler before(HttpHandler container) {
        next = container;
        return this;
    }

    /// The request order of a deployment.
    static RequestOrder of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestOrder order) {
            return order;
        }
        throw new IllegalStateException("Quadrel's handler is not part of this deployment: its jar is missing from"
                + " WEB-INF/lib, or its services file from the jar");
    }

    ResourcePaths resources() {
        return resources;
    }

    RequestGate gate() {
        return gate;
    }

    void use(Routes newRoutes) {
        routes = newRoutes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Routes current = routes;
        if (current == null) {
            toContainer(exchange);
            return;
        }
        if (!gate.lets(exchange)) {
            return;
        }
        exchange.addExchangeCompleteListener(current.accessLog());
        BodyTimeout.guard(exchange, current.bodyTimeout());
        if (current.preMiddleware().isEmpty()) {
            route(exchange, current);
        } else {
            exchange.addResponseCommitListener(current.security()::complete);
            onThread(exchange, current, () -> {
                if (!current.preMiddleware().answers(exchange)) {
                    route(exchange, current);
                }
            });
        }
    }

    private void route(HttpServerExchange exchange, Routes current) throws Exception {
        if (resources.answers(exchange.getRequestMethod().toString(), withoutParameters(RequestPath.of(exchange)))) {
            exchange.addExchangeCompleteListener(Kind.RESOURCE);
            current.slowRequests().watch(exchange);
            toContainer(exchange);
        } else if (isRead(exchange)) {
            exchange.addExchangeCompleteListener(Kind.FILE);
            serveFile(exchange, current);
        } else {
            exchange.addExchangeCompleteListener(Kind.OTHER);
            forward(exchange, current);
        }
    }

    private void serveFile(HttpServerExchange exchange, Routes current) {
        current.security().put(exchange);
        String path;
        try {
            path = filePath(exchange);
        } catch (ProblemException e) {
            ProblemReply.send(exchange, e.problem());
            return;
        }
        if (current.files().serveKnown(exchange, path)) {
            current.slowRequests().watch(exchange);
            return;
        }
        onThread(exchange, current, () -> {
            if (!current.files().serve(exchange, path)) {
                forward(exchange, current);
            }
        });
    }

    /// Something that may block.
    private interface Work {
        void run() throws Exception;
    }

    private static void onThread(HttpServerExchange exchange, Routes current, Work work) {
        current.slowRequests().watch(exchange);
        HttpHandler handler = worker -> {
            try {
                work.run();
            } catch (ProblemException e) {
                ProblemReply.send(exchange, e.problem());
            } catch (IOException | RuntimeException e) {
                String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                ProblemReply.send(exchange, Fault.log(line, e));
            }
        };
        exchange.dispatch(current.threads(), handler);
    }

    /// For what no resource method and no file answers.
    private void forward(HttpServerExchange exchange, Routes current) throws Exception {
        current.slowRequests().watch(exchange);
        current.security().remove(exchange);
        if (resources.knows(withoutParameters(RequestPath.of(exchange)))) {
            toContainer(exchange);
        } else {
            exchange.addResponseCommitListener(current.security()::complete);
            current.proxies().handleRequest(exchange);
        }
    }

    /// For what no proxy rule matches either: the fallback file, or the servlet container and with it JAX-RS, which
    /// knows best how to say no.
    void answerLast(HttpServerExchange exchange) throws Exception {
        Routes current = routes;
        if (current == null || !isRead(exchange) || !current.files().serveFallback(exchange, filePath(exchange))) {
            toContainer(exchange);
        }
    }

    /// Undertow ends an exchange on whatever thread it is. On a worker's, it first wakes the connection's I/O
    /// thread and then lets go of the connection; with few cores the woken thread takes the worker's place and
    /// spins until its time is up. On the I/O thread itself there is nothing to wait for.
    private static void endOnIoThread(HttpServerExchange exchange, ExchangeCompletionListener.NextListener rest) {
        if (exchange.isInIoThread()) {
            rest.proceed();
            return;
        }
        try {
            exchange.getIoThread().execute(rest::proceed);
        } catch (RejectedExecutionException e) {
            // The server stops, and the I/O thread has ended first.
            rest.proceed();
        }
    }

    private void toContainer(HttpServerExchange exchange) throws Exception {
        UnescapedPath.escape(exchange);
        try {
            LegibleRequest.require(exchange);
        } catch (ProblemException e) {
            ProblemReply.send(exchange, e.problem());
            return;
        }
        LingeringClose.arrange(exchange);
        exchange.addExchangeCompleteListener(RequestOrder::endOnIoThread);
        Routes current = routes;
        VaryKeeper.keep(exchange, current == null ? SecurityHeaders.NONE : current.security());
        if (current != null && exchange.isInIoThread()) {
            exchange.dispatch(current.threads(), next);
        } else {
            next.handleRequest(exchange);
        }
    }

    private static boolean isRead(HttpServerExchange exchange) {
        HttpString method = exchange.getRequestMethod();
        return method.equals(Methods.GET) || method.equals(Methods.HEAD);
    }

    /// JAX-RS looks for its resources without the segments' matrix parameters.
    private static String withoutParameters(String rawPath) {
        return rawPath.indexOf(';') < 0 ? rawPath : PARAMETERS.matcher(rawPath).replaceAll("");
    }

    private static String filePath(HttpServerExchange exchange) {
        return UriPath.normalise(PercentCoding.decode(RequestPath.of(exchange)));
    }
}
