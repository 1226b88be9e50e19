package dev.quadrel.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LocalhostKey;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwarderTlsTest {

    private static final HttpHandler ECHO = new BlockingHandler(exchange -> {
        byte[] body = exchange.getInputStream().readAllBytes();
        exchange.getResponseHeaders().put(Headers.ETAG, "\"" + body.length + "\"");
        String about = exchange.getProtocol() + " " + exchange.getRequestScheme() + " "
                + exchange.getRequestHeaders().getFirst("X-Forwarded-Proto") + " ";
        exchange.getResponseSender().send(about + (body.length < 100 ? new String(body, UTF_8) : body.length));
    });

    @TempDir
    private static Path folder;

    private static SSLContext context;

    @BeforeAll
    static void makeCertificate() throws Exception {
        context = LocalhostKey.context(folder);
    }

    // rule 22
    @Test
    void httpsTarget_isForwardedTo() throws Exception {
        try (Front target = Front.servingHttps(ECHO, context, true);
                Front front =
                        Front.serving(new Forwarder(Front.rules(target.origin()), Front.PATIENT, Front.NEXT, context));
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                assertThat(post(client, front, new byte[] {'h', 'i'}).body()).isEqualTo("HTTP/1.1 https http hi");
            }
            assertThat(post(client, front, new byte[5_000_000]).body()).isEqualTo("HTTP/1.1 https http 5000000");
        }
    }

    // rule 22
    @Test
    void httpsTargetThatTheJdkDoesNotTrust_is502() throws Exception {
        try (Front target = Front.servingHttps(ECHO, context, false);
                Front front = Front.to(target.origin(), Front.QUICK)) {
            assertThat(RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close"))
                    .startsWith("HTTP/1.1 502 ")
                    .contains("The target of '/foo/' ");
        }
    }

    // rule 22
    @Test
    void targetThatDoesNotSpeakTls_isAnError() throws Exception {
        try (RawTarget target = new RawTarget(RawTarget.Connection::awaitEnd);
                Front front = Front.to(target.uri().replace("http:", "https:"), Front.QUICK)) {
            assertThat(RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close"))
                    .startsWith("HTTP/1.1 504 ");
        }
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\n\r\n");
                Front front = Front.to(target.uri().replace("http:", "https:"), Front.QUICK)) {
            assertThat(RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close"))
                    .startsWith("HTTP/1.1 50");
        }
    }

    // rule 23
    @Test
    void http2Client_isForwardedAsHttp11() throws Exception {
        try (Front target = Front.serving(ECHO);
                Front front = Front.servingHttps(
                        new Forwarder(Front.rules(target.origin()), Front.PATIENT, Front.NEXT), context, true);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpResponse<String> answer = post(client, front, new byte[] {'h', 'i'});
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo("HTTP/1.1 http https hi");
            assertThat(answer.headers().firstValue("etag")).contains("\"2\"");
            assertThat(post(client, front, new byte[5_000_000]).body()).isEqualTo("HTTP/1.1 http https 5000000");
        }
    }

    // rule 18
    @Test
    void http2Client_seesAFailureWhereTheBodyIsNotWhole() throws Exception {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                Front front = Front.servingHttps(
                        new Forwarder(Front.rules(target.uri()), Front.PATIENT, Front.NEXT), context, true);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            assertThatThrownBy(() -> client.send(
                            HttpRequest.newBuilder(front.uri("/foo/")).build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    // rule 14
    @Test
    void http2Client_getsTheProblemToo() throws Exception {
        try (Front front = Front.servingHttps(
                        new Forwarder(Front.rules("http://localhost:1/"), Front.PATIENT, Front.NEXT), context, true);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpResponse<String> answer = post(client, front, new byte[100_000]);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("The target of '/foo/' cannot be connected to");
        }
    }

    private static HttpResponse<String> post(HttpClient client, Front front, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(front.uri("/foo/x"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
