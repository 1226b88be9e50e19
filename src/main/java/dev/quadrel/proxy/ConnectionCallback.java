package dev.quadrel.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyConnection;

/// Tells a relay what became of its wish for a connection.
record ConnectionCallback(Relay relay) implements ProxyCallback<ProxyConnection> {

    private static final String REFUSED = "cannot be connected to";

    @Override
    public void completed(HttpServerExchange exchange, ProxyConnection connection) {
        relay.connected(connection);
    }

    @Override
    public void failed(HttpServerExchange exchange) {
        relay.useless(REFUSED);
    }

    /// The connection that was waited for could not be made, or broke.
    @Override
    public void queuedRequestFailed(HttpServerExchange exchange) {
        relay.useless(REFUSED);
    }

    @Override
    public void couldNotResolveBackend(HttpServerExchange exchange) {
        relay.useless("has a host name that is not known");
    }
}
