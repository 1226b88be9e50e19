package dev.quadrel.proxy;

import dev.quadrel.problem.Problem;
import dev.quadrel.reply.ProblemReply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The handler that forwards a request to the target of the rule that its path matches, and hands a request without
/// such a rule to the next handler. Thread safe; never blocks the calling thread.
///
/// One instance serves all rules, and keeps the connections to their targets.
public final class Forwarder implements HttpHandler {

    private final ProxyRules rules;
    private final Map<ProxyRule, Target> targets;
    private final HttpHandler next;

    /// A forwarder that trusts the https targets that the JDK trusts.
    ///
    /// @param rules all rules, those of the settings included if they are to hold
    /// @param next answers what no rule matches
    public Forwarder(ProxyRules rules, ProxySettings settings, HttpHandler next) {
        this(rules, settings, next, null);
    }

    Forwarder(ProxyRules rules, ProxySettings settings, HttpHandler next, @Nullable SSLContext trust) {
        this.rules = rules;
        this.next = next;
        this.targets = rules.all().stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), rule -> new Target(rule, settings, trust)));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = RequestPath.of(exchange);
        Target target = rules.match(path).map(targets::get).orElse(null);
        if (target == null) {
            next.handleRequest(exchange);
        } else if (exchange.getRequestMethod().equals(Methods.CONNECT)) {
            refuse(exchange, 501, "The method CONNECT is not forwarded; every other one is");
        } else if (RequestPath.hasParentSegment(path)) {
            refuse(
                    exchange,
                    400,
                    "The path '" + path + "' has a '..' segment, which is not forwarded: send the path"
                            + " without it");
        } else {
            Relay relay = new Relay(exchange, target);
            exchange.dispatch(
                    exchange.isInIoThread() ? SameThreadExecutor.INSTANCE : exchange.getIoThread(), relay::start);
        }
    }

    private static void refuse(HttpServerExchange exchange, int status, String detail) {
        ProblemReply.send(exchange, Problem.of(status, detail));
    }
}
