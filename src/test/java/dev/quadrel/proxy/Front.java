package dev.quadrel.proxy;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/// A real Undertow on a free port. As a front it forwards `/foo/` to one target and answers 404 with the text "next"
/// for anything else; as a target it answers with a handler of the test.
record Front(Undertow server, String scheme) implements AutoCloseable {

    static final ProxySettings QUICK = new ProxySettings(
            List.of(), Duration.ofSeconds(2), Duration.ofMillis(1500), Duration.ofSeconds(4), 100, false);
    static final ProxySettings PATIENT = ProxySettings.DEFAULTS;

    /// A larger body is refused by the server itself, as by WildFly's `max-post-size`.
    static final long LARGEST_BODY = 100_000_000;

    static final HttpHandler NEXT = exchange -> {
        exchange.setStatusCode(404);
        exchange.getResponseSender().send("next");
    };

    /// A front for `/foo/`.
    static Front to(String target) {
        return to(target, PATIENT);
    }

    static Front to(String target, ProxySettings settings) {
        return serving(new Forwarder(rules(target), settings, NEXT));
    }

    static ProxyRules rules(String target) {
        return new ProxyRules(List.of(new ProxyRule("/foo/", URI.create(target))));
    }

    /// A server with this root handler.
    static Front serving(HttpHandler handler) {
        return started(Undertow.builder().addHttpListener(0, "127.0.0.1"), handler, "http");
    }

    /// A server with this root handler, for https and, if asked for, HTTP/2.
    static Front servingHttps(HttpHandler handler, SSLContext context, boolean http2) {
        return started(
                Undertow.builder()
                        .setServerOption(UndertowOptions.ENABLE_HTTP2, http2)
                        .addHttpsListener(0, "localhost", context),
                handler,
                "https");
    }

    private static Front started(Undertow.Builder builder, HttpHandler handler, String scheme) {
        Undertow server = builder.setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY)
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setHandler(handler)
                .build();
        server.start();
        return new Front(server, scheme);
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    URI uri(String path) {
        return URI.create(origin() + path);
    }

    String origin() {
        return scheme + "://localhost:" + port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
