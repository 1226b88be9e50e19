package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.Handlers;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForwarderWebSocketTest {

    private static final String[] HANDSHAKE = {
        "GET /foo/socket HTTP/1.1",
        "Host: h",
        "Connection: keep-alive, Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    // rule 21
    @Test
    void webSocket_isEchoedThroughTheProxyLongerThanTheTimeout() throws Exception {
        try (Front target = Front.serving(Handlers.websocket(
                        (exchange, channel) -> {
                            channel.getReceiveSetter().set(new Echo());
                            channel.resumeReceives();
                        },
                        Handlers.path()));
                Front front = Front.to(target.origin(), Front.QUICK);
                HttpClient client = HttpClient.newHttpClient()) {
            Heard heard = new Heard();
            WebSocket socket = open(client, front, heard);
            socket.sendText("first", true).join();
            assertThat(heard.next()).isEqualTo("first");
            Thread.sleep(Front.QUICK.responseTimeout().multipliedBy(2));
            socket.sendText("x".repeat(200_000), true).join();
            assertThat(heard.next()).isEqualTo("x".repeat(200_000));
            socket.sendBinary(ByteBuffer.allocate(70_000), true).join();
            assertThat(heard.next()).isEqualTo("70000 bytes");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
            assertThat(heard.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
        }
    }

    // rule 21
    @Test
    void bytesThatFollowTheHandshakeAtOnce_arriveInBothDirections() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    String head = connection.head();
                    assertThat(head).contains("Upgrade: websocket\r\n", "Connection: Upgrade\r\n");
                    connection.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: xyz\r\n\r\nfrom the target");
                    connection.send("and " + connection.until("client"));
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head(HANDSHAKE);
            client.send("from the client");
            assertThat(client.responseHead())
                    .startsWith("HTTP/1.1 101 ")
                    .contains("Sec-WebSocket-Accept: xyz\r\n", "Upgrade: websocket\r\n", "Connection: Upgrade\r\n");
            assertThat(client.rest()).isEqualTo("from the targetand from the client");
        }
    }

    // rule 21
    @Test
    void targetThatDies_endsTheClientsSocket() throws Exception {
        try (Front front = Front.serving(new Forwarder(Front.rules("http://localhost:1/"), Front.QUICK, Front.NEXT));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> open(client, front, new Heard()))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class)
                    .hasStackTraceContaining("502");
        }
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send(
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
                    connection.bytes(4);
                    connection.reset();
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head(HANDSHAKE);
            client.responseHead();
            client.send("last");
            assertThat(client.rest()).isEmpty();
        }
    }

    // rule 21
    @Test
    void clientThatLeaves_endsTheTargetsConnection() throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send(
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
                    connection.awaitEnd();
                    ended.complete(true);
                });
                Front front = Front.to(target.uri())) {
            try (RawClient client = new RawClient(front)) {
                client.head(HANDSHAKE);
                client.responseHead();
            }
            assertThat(ended.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    // rule 21
    @Test
    void targetThatRefusesTheUpgrade_isHeardAndItsConnectionIsNotLeftOpen() throws IOException {
        for (String headers : new String[] {"", "Upgrade: websocket\r\nConnection: Upgrade\r\n"}) {
            try (RawTarget target = new RawTarget(connection -> {
                        connection.head();
                        connection.send("HTTP/1.1 426 Nope\r\n" + headers + "Content-Length: 2\r\n\r\nno");
                        connection.awaitEnd();
                    });
                    Front front = Front.to(target.uri());
                    RawClient client = new RawClient(front)) {
                client.head(HANDSHAKE);
                assertThat(client.until("no")).startsWith("HTTP/1.1 426 Nope\r\n");
                client.head("GET /other HTTP/1.1", "Host: h", "Connection: close");
                assertThat(client.rest()).startsWith("HTTP/1.1 404 ");
            }
        }
    }

    // rule 21
    @Test
    void upgradeThatNobodyAskedFor_is502() throws IOException {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
                Front front = Front.to(target.uri())) {
            assertThat(RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close"))
                    .startsWith("HTTP/1.1 502 ");
        }
    }

    private static WebSocket open(HttpClient client, Front front, WebSocket.Listener listener) {
        return client.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create("ws://localhost:" + front.port() + "/foo/socket"), listener)
                .join();
    }

    private static final class Echo extends AbstractReceiveListener {

        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            WebSockets.sendText(message.getData(), channel, null);
        }

        @Override
        protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
            var data = message.getData();
            WebSockets.sendBinary(
                    ByteBuffer.wrap(WebSockets.mergeBuffers(data.getResource()).array()), channel, null);
        }
    }

    private static final class Heard implements WebSocket.Listener {

        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private int bytes;

        String next() throws InterruptedException {
            return String.valueOf(messages.poll(5, TimeUnit.SECONDS));
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            bytes += data.remaining();
            if (last) {
                messages.add(bytes + " bytes");
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }
    }
}
