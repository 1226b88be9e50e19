package dev.quadrel.http;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A real Undertow on a free port with one handler and no deployment.
record Plain(Undertow server) implements AutoCloseable {

    static Plain serving(HttpHandler handler) {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(4)
                .setHandler(handler)
                .build();
        server.start();
        return new Plain(server);
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    RawReply get(String target) throws IOException {
        return send("GET", target);
    }

    RawReply send(String method, String target) throws IOException {
        return RawReply.to(port(), method + " " + target + " HTTP/1.1", "Host: plain");
    }

    @Override
    public void close() {
        server.stop();
    }
}
