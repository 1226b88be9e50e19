package dev.quadrel.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// A server that answers as a test says, and remembers what it was asked.
final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final String origin;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// One request as it came.
    record Asked(String method, String target, com.sun.net.httpserver.Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    /// What is done with the i-th request, counted from 0.
    interface Script {
        void answer(int number, HttpExchange exchange) throws IOException, InterruptedException;
    }

    ScriptedServer(Script script) {
        this(made(HttpServer::create), "http://127.0.0.1", script);
    }

    private ScriptedServer(HttpServer server, String scheme, Script script) {
        this.server = server;
        origin = scheme + ":" + server.getAddress().getPort();
        AtomicInteger numbers = new AtomicInteger();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes()));
                script.answer(numbers.getAndIncrement(), exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /// By TLS, with a certificate for `localhost`.
    static ScriptedServer secure(SSLContext tls, Script script) {
        HttpsServer server = made(HttpsServer::create);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new ScriptedServer(server, "https://localhost", script);
    }

    private interface Making<T> {
        T make(InetSocketAddress address, int backlog) throws IOException;
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        bytes(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    URI uri(String path) {
        return URI.create(origin + path);
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
