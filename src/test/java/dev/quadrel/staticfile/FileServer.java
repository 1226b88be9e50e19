package dev.quadrel.staticfile;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.uri.PercentCoding;
import dev.quadrel.uri.UriPath;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;

/// A real Undertow on a free port that answers with files as the real request order does: known ones on the I/O thread,
/// others on a worker, then the fallback, then 404. It has one I/O thread, so that no connection may hold it.
record FileServer(Undertow server) implements AutoCloseable {

    static FileServer serving(StaticFileRules rules, Undertow.Builder listener) {
        Undertow server = listener.setIoThreads(1)
                .setWorkerThreads(8)
                .setHandler(handler(new StaticFiles(rules)))
                .build();
        server.start();
        return new FileServer(server);
    }

    private static HttpHandler handler(StaticFiles files) {
        return exchange -> {
            String path;
            try {
                path = path(exchange);
            } catch (ProblemException e) {
                exchange.setStatusCode(e.problem().status()).endExchange();
                return;
            }
            if (!files.serveKnown(exchange, path)) {
                exchange.dispatch(worker -> {
                    if (!files.serve(worker, path) && !files.serveFallback(worker, path)) {
                        worker.setStatusCode(404);
                        worker.endExchange();
                    }
                });
            }
        };
    }

    private static String path(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        String raw = exchange.isHostIncludedInRequestURI() ? uri.replaceFirst("^[^/]*//[^/]*", "") : uri;
        return UriPath.normalise(PercentCoding.decode(raw));
    }

    /// Bytes outside of the heap that this process holds.
    static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    Connection connect() throws IOException {
        return new Connection(port(), 0);
    }

    /// The reply to one GET request on a connection of its own.
    Reply get(String target, String... headers) throws IOException {
        return request("GET", target, headers);
    }

    Reply head(String target, String... headers) throws IOException {
        return request("HEAD", target, headers);
    }

    private Reply request(String method, String target, String... headers) throws IOException {
        try (Connection connection = connect()) {
            return connection.request(method, target, headers);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
