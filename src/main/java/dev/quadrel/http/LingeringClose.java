package dev.quadrel.http;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Protocols;
import org.xnio.IoUtils;

/// Lets a client that asked for `Connection: close` read why its upload was refused.
///
/// Undertow closes such a connection at once when the answer is out and the body is not read; a client that is still
/// sending sees a broken pipe and no answer. Here the rest of the body is read first, as on any other connection, and
/// the connection is closed then.
final class LingeringClose {

    private LingeringClose() {}

    static void arrange(HttpServerExchange exchange) {
        if (exchange.isPersistent()
                || exchange.isRequestComplete()
                || !exchange.getProtocol().equals(Protocols.HTTP_1_1)) {
            return;
        }
        exchange.setPersistent(true);
        exchange.addExchangeCompleteListener(LingeringClose::close);
    }

    private static void close(HttpServerExchange exchange, ExchangeCompletionListener.NextListener rest) {
        rest.proceed();
        IoUtils.safeClose(exchange.getConnection());
    }
}
