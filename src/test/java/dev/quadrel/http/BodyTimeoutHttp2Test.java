package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xnio.channels.ReadTimeoutException;

/// Requests of HTTP/2 that stall, beside others on the same connection.
class BodyTimeoutHttp2Test {

    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final int SHORT = 200;
    private static final int LONG = 1000;

    private final CompletableFuture<IOException> stall = new CompletableFuture<>();
    private final HttpHandler blocking = new BlockingHandler(exchange -> {
        try {
            exchange.getInputStream().readAllBytes();
            exchange.getResponseSender().send("whole");
        } catch (ReadTimeoutException e) {
            stall.complete(e);
        }
    });
    private final HttpHandler waiting = exchange -> exchange.getRequestReceiver()
            .receiveFullBytes((same, body) -> same.getResponseSender().send("whole"), (same, e) -> stall.complete(e));
    private final HttpClient client = HttpClient.newHttpClient();
    private Undertow server;

    /// The first request makes the connection one of HTTP/2.
    private void start(HttpHandler reader) throws Exception {
        server = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost")
                .setHandler(exchange -> {
                    BodyTimeout.guard(exchange, LIMIT);
                    reader.handleRequest(exchange);
                })
                .build();
        server.start();
        assertThat(get().version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    // rule 12
    @Test
    void stalledUpload_leavesItsReader_andTheConnectionToOthers() throws Exception {
        start(blocking);
        CompletableFuture<HttpResponse<String>> reply = post(LONG);
        assertThat(stall.get(10, TimeUnit.SECONDS)).hasMessageContaining("Nothing more of the request's body came");
        assertThat(get().body()).isEqualTo("whole");
        assertThat(reply).failsWithin(10, TimeUnit.SECONDS);
    }

    // rule 12
    @Test
    void stalledUploadWithoutABlockingReader_isReset() throws Exception {
        start(waiting);
        CompletableFuture<HttpResponse<String>> reply = post(LONG);
        assertThat(stall.get(10, TimeUnit.SECONDS)).hasMessageContaining("Nothing more of the request's body came");
        assertThat(get().body()).isEqualTo("whole");
        assertThat(reply).failsWithin(10, TimeUnit.SECONDS);
    }

    // rule 12
    @Test
    void shortPause_isNoStall() throws Exception {
        start(waiting);
        assertThat(post(SHORT).get(10, TimeUnit.SECONDS).body()).isEqualTo("whole");
    }

    private HttpResponse<String> get() throws Exception {
        return client.send(HttpRequest.newBuilder(uri()).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> post(int pause) {
        InputStream body = new InputStream() {
            private int count;

            @Override
            public int read() {
                return count++ < 10 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (count > 0) {
                    pause();
                }
                return super.read(target, offset, Math.min(length, 4));
            }

            private void pause() throws IOException {
                try {
                    TimeUnit.MILLISECONDS.sleep(pause);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        HttpRequest request = HttpRequest.newBuilder(uri())
                .POST(BodyPublishers.ofInputStream(() -> body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private URI uri() {
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        return URI.create("http://localhost:" + port + "/");
    }
}
