package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.spi.AsyncWebSocketHttpServerExchange;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushSocketTest {

    private static final int SECONDS = 20;

    private final PushSocket.Port sockets = new PushSocket.Port(100, Duration.ofSeconds(1), List.of());
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<PushSocket> opened = new CompletableFuture<>();
    private final Undertow server =
            Undertow.builder().addHttpListener(0, "localhost", this::open).build();
    private final int port;

    PushSocketTest() {
        server.start();
        port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void open(HttpServerExchange exchange) {
        sockets.open(new AsyncWebSocketHttpServerExchange(exchange, Set.of()), listener());
    }

    private PushSocket.Listener listener() {
        return new PushSocket.Listener() {
            @Override
            public void opened(PushSocket socket) {
                opened.complete(socket);
            }

            @Override
            public void text(String text) {
                events.add("text " + text);
            }

            @Override
            public void binary() {
                events.add("binary");
            }

            @Override
            public void room() {
                events.add("room");
            }

            @Override
            public void closed() {
                events.add("closed");
            }
        };
    }

    private String event() throws InterruptedException {
        String event = events.poll(SECONDS, TimeUnit.SECONDS);
        return event == null ? "nothing" : event;
    }

    /// A client that reads only when it is told to.
    private final class Client implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        Client() throws Exception {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + port + "/"), this)
                    .get(SECONDS, TimeUnit.SECONDS);
        }

        String next() throws InterruptedException {
            socket.request(1);
            String next = heard.poll(SECONDS, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        }

        @Override
        public void onOpen(WebSocket from) {}

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.add("text " + text);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            heard.add("binary " + data.remaining() + (last ? " last" : ""));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            heard.add("ping");
            return new CompletableFuture<>();
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add("close " + code + " " + reason);
            return null;
        }
    }

    // rule 18
    @Test
    void texts_goBothWays() throws Exception {
        Client client = new Client();
        PushSocket socket = opened.get(SECONDS, TimeUnit.SECONDS);
        client.socket.sendText("grüße", true).get(SECONDS, TimeUnit.SECONDS);
        assertThat(event()).isEqualTo("text grüße");
        client.socket.sendBinary(ByteBuffer.allocate(3), true).get(SECONDS, TimeUnit.SECONDS);
        assertThat(event()).isEqualTo("binary");
        socket.send(List.of(ByteBuffer.wrap("zurück".getBytes(StandardCharsets.UTF_8))), true);
        socket.send(List.of(ByteBuffer.allocate(2), ByteBuffer.allocate(3)), false);
        assertThat(client.next()).isEqualTo("text zurück");
        assertThat(client.next()).isEqualTo("binary 5 last");
        socket.close(4003, "no");
        assertThat(client.next()).isEqualTo("close 4003 no");
        assertThat(event()).isEqualTo("closed");
    }

    // rule 18
    @Test
    void textThatIsTooLong_isRefused() throws Exception {
        Client client = new Client();
        client.socket.sendText("x".repeat(101), true).get(SECONDS, TimeUnit.SECONDS);
        assertThat(client.next()).startsWith("close 1009 ");
    }

    // rule 18
    @Test
    void whoSendsMuch_isTold_whenThereIsRoom_andWaitsForNobody() throws Exception {
        Client client = new Client();
        PushSocket socket = opened.get(SECONDS, TimeUnit.SECONDS);
        int sent = 0;
        while (socket.hasRoom() && sent < 1000) {
            socket.send(List.of(ByteBuffer.allocate(100_000)), false);
            sent++;
        }
        assertThat(socket.hasRoom()).isFalse();
        long read = 0;
        while (events.isEmpty() && read < 100_000L * sent) {
            String next = client.next();
            read += next.startsWith("binary") ? Long.parseLong(next.split(" ")[1]) : 0;
        }
        assertThat(event()).isEqualTo("room");
        assertThat(socket.hasRoom()).isTrue();
    }

    /// Opens sockets as an application does.
    private final class Servlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(sockets.open(request, response, listener()) ? 101 : 426);
        }
    }

    private Undertow application() throws ServletException {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(ClassLoader.getPlatformClassLoader())
                .setContextPath("/")
                .setDeploymentName("push")
                .addServlet(Servlets.servlet("push", Servlet.class, new ImmediateInstanceFactory<>(new Servlet()))
                        .addMapping("/*"));
        DeploymentManager deployed = Servlets.newContainer().addDeployment(application);
        // Quadrel's own extensions belong to a whole server.
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            deployed.deploy();
        } finally {
            thread.setContextClassLoader(usual);
        }
        return Undertow.builder()
                .addHttpListener(0, "localhost", deployed.start())
                .build();
    }

    /// Asks for a web socket, and leaves when there is an answer.
    private static String answer(Undertow application, String headers) throws IOException {
        InetSocketAddress address =
                (InetSocketAddress) application.getListenerInfo().getFirst().getAddress();
        try (Socket line = new Socket("localhost", address.getPort())) {
            line.setSoTimeout(SECONDS * 1000);
            String request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" + headers;
            line.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    // rule 18
    @Test
    void whoAsksForNoWholeWebSocket_leavesNothingOnTheConnection() throws Exception {
        Undertow application = application();
        application.start();
        try {
            assertThat(answer(application, "")).startsWith("HTTP/1.1 426");
            assertThat(events.poll(1, TimeUnit.SECONDS)).isNull();
            String whole = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
            assertThat(answer(application, whole)).startsWith("HTTP/1.1 101");
            assertThat(event()).isEqualTo("closed");
        } finally {
            application.stop();
        }
    }

    // rule 18
    @Test
    void whoDoesNotAnswer_isDropped() throws Exception {
        Client client = new Client();
        assertThat(client.next()).isEqualTo("ping");
        assertThat(event()).isEqualTo("closed");
        assertThat(sockets.count()).isZero();
    }
}
