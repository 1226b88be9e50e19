package dev.quadrel.it;

import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;

/// A server that tells what it was asked, for the proxy to forward to.
final class ProxyTarget {

    private static final ProxyTarget SHARED = new ProxyTarget();

    private final Undertow server;

    private ProxyTarget() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(exchange -> {
                    byte[] body = exchange.getInputStream().readAllBytes();
                    exchange.setStatusCode(exchange.getRequestPath().endsWith("/gone") ? 410 : 200);
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
                    exchange.getResponseSender()
                            .send(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " ?"
                                    + exchange.getQueryString() + " " + body.length + " "
                                    + exchange.getRequestHeaders().getFirst("Forwarded"));
                }))
                .build();
        server.start();
    }

    static ProxyTarget shared() {
        return SHARED;
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }
}
