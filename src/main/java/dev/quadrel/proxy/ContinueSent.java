package dev.quadrel.proxy;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;

/// Waits for `100 Continue` to leave for the client. The body then comes by itself.
record ContinueSent(Relay relay) implements IoCallback {

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        // The pump of the request's body is waiting for it already.
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException cause) {
        relay.abort();
    }
}
