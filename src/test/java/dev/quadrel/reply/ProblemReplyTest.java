package dev.quadrel.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.problem.Problem;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xnio.channels.StreamSinkChannel;

class ProblemReplyTest {

    private static final Problem PROBLEM = Problem.of(405, "not this way").withHeader("Allow", "POST");
    private static final String BODY =
            "{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"not this way\"}";

    // rule 1
    @Test
    void aProblem_isSentAsJsonWithItsHeaders() throws IOException {
        String reply = answer("GET", exchange -> ProblemReply.send(exchange, PROBLEM));
        assertThat(reply).startsWith("HTTP/1.1 405 ").endsWith("\r\n\r\n" + BODY);
        assertThat(reply.lines())
                .contains("Allow: POST", "Content-Type: application/json", "Content-Length: " + BODY.length());
    }

    // rule 1
    @Test
    void aProblem_canBeSentFromAnotherThread() throws IOException {
        String reply = answer("GET", exchange -> exchange.dispatch(worker -> ProblemReply.send(worker, PROBLEM)));
        assertThat(reply).endsWith(BODY);
    }

    // rule 2
    @Test
    void head_getsTheSameHeadAndNoBody() throws IOException {
        String reply = answer("HEAD", exchange -> ProblemReply.send(exchange, PROBLEM));
        assertThat(reply).startsWith("HTTP/1.1 405 ").endsWith("\r\n\r\n");
        assertThat(reply.lines()).contains("Content-Length: " + BODY.length());
    }

    // rule 3
    @Test
    void aReplyThatHasBegun_isCutOffRatherThanMixedWithAProblem() throws IOException {
        String reply = answer("GET", exchange -> {
            begin(exchange);
            ProblemReply.send(exchange, PROBLEM);
        });
        assertThat(reply).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nx");
    }

    // rule 4
    @Test
    void theTask_runsOnceTheProblemIsSent() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        for (String method : new String[] {"GET", "HEAD"}) {
            runs.set(0);
            String reply = answer(
                    method,
                    exchange -> ProblemReply.send(exchange, PROBLEM, () -> {
                        runs.incrementAndGet();
                        exchange.endExchange();
                    }));
            assertThat(reply).as(method).startsWith("HTTP/1.1 405 ");
            assertThat(runs).as(method).hasValue(1);
        }
    }

    // rule 4
    @Test
    void theTask_runsWhereTheReplyHasBegun() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        String reply = answer("GET", exchange -> {
            begin(exchange);
            ProblemReply.send(exchange, PROBLEM, () -> {
                runs.incrementAndGet();
                exchange.endExchange();
            });
        });
        assertThat(reply).endsWith("\r\n\r\nx");
        assertThat(runs).hasValue(1);
    }

    private static void begin(HttpServerExchange exchange) throws IOException {
        exchange.setResponseContentLength(100);
        StreamSinkChannel channel = exchange.getResponseChannel();
        channel.write(ByteBuffer.wrap(new byte[] {'x'}));
        channel.flush();
    }

    /// All that a real server sends for one request that this handler answers.
    private static String answer(String method, HttpHandler handler) throws IOException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(2)
                .setHandler(handler)
                .build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((method + " / HTTP/1.1\r\nHost: plain\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            server.stop();
        }
    }
}
