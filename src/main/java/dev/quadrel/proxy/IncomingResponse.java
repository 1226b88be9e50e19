package dev.quadrel.proxy;

import io.undertow.client.ClientResponse;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;

/// The target's status and header fields, as the client gets them.
final class IncomingResponse {

    /// Fields of which the server's own values and the target's both hold. Of any other, the one that the server has
    /// set already (`Server`, CORS, HSTS) replaces the target's.
    private static final Set<HttpString> ADDED = Set.of(Headers.VARY, Headers.SET_COOKIE);

    private IncomingResponse() {}

    /// Copies them to the exchange, whose response has not begun.
    static void copy(ClientResponse response, HttpServerExchange exchange) {
        exchange.setStatusCode(response.getResponseCode());
        exchange.setReasonPhrase(response.getStatus());
        copyFields(response, exchange);
        HeaderMap to = exchange.getResponseHeaders();
        if (response.getResponseHeaders().contains(Headers.TRANSFER_ENCODING)) {
            to.remove(Headers.CONTENT_LENGTH);
        }
        // Chunks show a client whose connection is closed early that the body is not whole.
        if (exchange.isHttp11() && !to.contains(Headers.CONTENT_LENGTH)) {
            to.put(Headers.TRANSFER_ENCODING, "chunked");
        }
    }

    /// Copies those of a response that agrees to a web socket.
    static void copyUpgrade(ClientResponse response, HttpServerExchange exchange) {
        copyFields(response, exchange);
        exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
    }

    private static void copyFields(ClientResponse response, HttpServerExchange exchange) {
        HeaderMap to = exchange.getResponseHeaders();
        for (HeaderValues values : HopByHop.without(response.getResponseHeaders())) {
            HttpString name = values.getHeaderName();
            if (ADDED.contains(name)) {
                to.addAll(name, values);
            } else if (!to.contains(name)) {
                to.putAll(name, values);
            }
        }
    }
}
