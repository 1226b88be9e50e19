package dev.quadrel.proxy;

import io.undertow.client.ClientRequest;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Cookies;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;

/// The request as the target gets it.
final class OutgoingRequest {

    private OutgoingRequest() {}

    /// The client's request, with the target's path and host, the same query, and the header fields that a proxy owes.
    static ClientRequest of(HttpServerExchange exchange, ProxyRule rule, boolean trustForwarded) {
        String path = rule.targetPath(RequestPath.of(exchange));
        String query = exchange.getQueryString();
        ClientRequest request = new ClientRequest()
                .setMethod(exchange.getRequestMethod())
                .setPath(query.isEmpty() ? path : path + "?" + query);
        HeaderMap headers = request.getRequestHeaders();
        for (HeaderValues values : HopByHop.without(exchange.getRequestHeaders())) {
            headers.putAll(values.getHeaderName(), values);
        }
        // HTTP/2 may split a Cookie field into several, which HTTP/1.1 does not allow.
        Cookies.assembleCrumbs(headers);
        if (!HttpContinue.requiresContinueResponse(exchange)) {
            headers.remove(Headers.EXPECT);
        }
        ForwardedHeaders.set(exchange, headers, trustForwarded);
        headers.put(Headers.HOST, rule.target().getRawAuthority());
        setLength(exchange, headers);
        if (isWebSocket(exchange)) {
            headers.put(Headers.UPGRADE, "websocket");
            headers.put(Headers.CONNECTION, "Upgrade");
        }
        return request;
    }

    /// Whether the client asks for a web socket on this connection. Other upgrades, such as to cleartext HTTP/2, are
    /// not forwarded: then the field is dropped and the request is answered as it is.
    static boolean isWebSocket(HttpServerExchange exchange) {
        return exchange.isHttp11()
                && "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
    }

    /// Says how long the body is in one way. Undertow has refused a request that said it in two.
    private static void setLength(HttpServerExchange exchange, HeaderMap headers) {
        boolean sized = headers.contains(Headers.CONTENT_LENGTH);
        headers.remove(Headers.CONTENT_LENGTH);
        if (exchange.isRequestComplete()) {
            if (sized) {
                headers.put(Headers.CONTENT_LENGTH, 0);
            }
        } else if (sized) {
            headers.put(Headers.CONTENT_LENGTH, exchange.getRequestContentLength());
        } else {
            headers.put(Headers.TRANSFER_ENCODING, "chunked");
        }
    }
}
