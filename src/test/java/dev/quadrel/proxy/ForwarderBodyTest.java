package dev.quadrel.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwarderBodyTest {

    /// Answers with the method, how the body's length was told, and the body.
    private static final HttpHandler ECHO = new BlockingHandler(exchange -> {
        byte[] body = exchange.getInputStream().readAllBytes();
        String length = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length"));
        String coding = String.valueOf(exchange.getRequestHeaders().getFirst("Transfer-Encoding"));
        exchange.getOutputStream()
                .write((exchange.getRequestMethod() + " " + length + " " + coding + " ").getBytes(UTF_8));
        exchange.getOutputStream().write(body);
    });

    // rule 10
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE", "MADEUP"})
    void everyMethod_isForwardedWithItsBody(String method) throws IOException {
        assertThat(echo(method + " /foo/ HTTP/1.1", "Content-Length: 5", "\r\nhello"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith(method + " 5 null hello");
        assertThat(echo(method + " /foo/ HTTP/1.1", "")).endsWith(method + " null null ");
    }

    // rule 10
    @Test
    void connect_is501() throws IOException {
        assertThat(echo("CONNECT /foo/ HTTP/1.1", ""))
                .startsWith("HTTP/1.1 501 ")
                .contains("CONNECT is not forwarded");
    }

    // rule 10
    @Test
    void emptyBody_keepsItsLength() throws IOException {
        assertThat(echo("POST /foo/ HTTP/1.1", "Content-Length: 0", "\r\n")).endsWith("POST 0 null ");
    }

    // rule 10
    @Test
    void chunkedBody_isForwardedChunked() throws IOException {
        assertThat(echo(
                        "POST /foo/ HTTP/1.1",
                        "Transfer-Encoding: chunked",
                        "\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n"))
                .endsWith("POST null chunked abcdefg");
        assertThat(echo("POST /foo/ HTTP/1.1", "Transfer-Encoding: chunked", "\r\n0\r\n\r\n"))
                .endsWith("POST 0 null ");
    }

    // rule 10
    @Test
    void bodyWithTwoLengths_isRefused() throws IOException {
        assertThat(echo(
                        "POST /foo/ HTTP/1.1",
                        "Content-Length: 40",
                        "Transfer-Encoding: chunked",
                        "\r\n3\r\nabc\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    // rule 11
    @Test
    void head_hasTheHeadersAndNoBody() throws IOException {
        try (RawTarget target = new RawTarget(ForwarderBodyTest::answerHeadThenGet);
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("HEAD /foo/ HTTP/1.1", "Host: h");
            assertThat(client.responseHead()).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: 1234\r\n");
            client.head("HEAD /foo/ HTTP/1.1", "Host: h");
            assertThat(client.responseHead()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("Content-Length");
            client.head("GET /foo/ HTTP/1.1", "Host: h", "Connection: close");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nbody");
            assertThat(target.connections()).isEqualTo(1);
        }
    }

    private static void answerHeadThenGet(RawTarget.Connection connection) throws IOException {
        assertThat(connection.head()).startsWith("HEAD / HTTP/1.1\r\n");
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n");
        assertThat(connection.head()).startsWith("HEAD / HTTP/1.1\r\n");
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(connection.head()).startsWith("GET / HTTP/1.1\r\n");
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody");
        connection.awaitEnd();
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void statusWithoutBody_endsWithItsHead(String status) throws IOException {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 " + status + "\r\nETag: \"e\"\r\n\r\n");
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("GET /foo/ HTTP/1.1", "Host: h");
            assertThat(client.responseHead())
                    .startsWith("HTTP/1.1 " + status)
                    .contains("ETag: \"e\"")
                    .doesNotContain("chunked");
            client.head("GET /other HTTP/1.1", "Host: h", "Connection: close");
            assertThat(client.rest()).startsWith("HTTP/1.1 404 ");
        }
    }

    // rule 12
    @Test
    void bodyThatEndsWithTheConnection_isForwardedWhole() throws IOException {
        try (RawTarget target = RawTarget.answering("HTTP/1.0 200 OK\r\n\r\nall of it");
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("GET /foo/ HTTP/1.1", "Host: h");
            assertThat(client.until("0\r\n\r\n"))
                    .contains("Transfer-Encoding: chunked")
                    .contains("\r\nall of it\r\n");
        }
    }

    // rule 12
    @Test
    void http10Client_getsTheBodyUnchunked() throws IOException {
        try (RawTarget target = RawTarget.answering(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
                Front front = Front.to(target.uri())) {
            assertThat(RawClient.exchange(front, "GET /foo/ HTTP/1.0"))
                    .doesNotContain("chunked")
                    .endsWith("\r\n\r\nabc");
        }
    }

    // rule 13
    @Test
    void oneRequestAfterAnother_usesOneConnection() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    for (int i = 0; i < 20; i++) {
                        connection.until("\r\n\r\nbody");
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000));
                    }
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            for (int i = 0; i < 20; i++) {
                client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 4");
                client.send("body");
                client.responseHead();
                assertThat(client.bytes(100_000)).isEqualTo("x".repeat(100_000));
            }
            assertThat(target.connections()).isEqualTo(1);
        }
    }

    // rule 13
    @Test
    void hundredParallelRequests_areAllAnswered() {
        Set<Integer> bodies = ConcurrentHashMap.newKeySet();
        try (Front target = Front.serving(ECHO);
                Front front = Front.to(target.origin());
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            List<CompletableFuture<Void>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> client.sendAsync(
                                    HttpRequest.newBuilder(front.uri("/foo/?" + i))
                                            .POST(BodyPublishers.ofString("" + i))
                                            .build(),
                                    BodyHandlers.ofString())
                            .thenAccept(answer -> bodies.add(number(answer))))
                    .toList();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        }
        assertThat(bodies)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).boxed().toList());
    }

    private static int number(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Integer.parseInt(answer.body().substring(answer.body().lastIndexOf(' ') + 1));
    }

    /// The echo's answer to a request of these lines, the last of which ends the head.
    private static String echo(String requestLine, String... lines) throws IOException {
        try (Front target = Front.serving(ECHO);
                Front front = Front.to(target.origin());
                RawClient client = new RawClient(front)) {
            client.send(requestLine + "\r\nHost: h\r\nConnection: close\r\n");
            client.send(String.join("\r\n", lines) + (lines.length == 1 ? "\r\n" : ""));
            return unchunked(client.rest());
        }
    }

    private static String unchunked(String response) {
        String body = response.substring(response.indexOf("\r\n\r\n") + 4);
        if (!response.contains("Transfer-Encoding: chunked")) {
            return response;
        }
        StringBuilder text = new StringBuilder(response.substring(0, response.length() - body.length()));
        while (!body.startsWith("0\r\n")) {
            int size = Integer.parseInt(body.substring(0, body.indexOf("\r\n")), 16);
            int start = body.indexOf("\r\n") + 2;
            text.append(body, start, start + size);
            body = body.substring(start + size + 2);
        }
        return text.toString();
    }
}
