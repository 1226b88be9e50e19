package dev.quadrel.wslink;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A client of wslink on the JDK's web sockets.
final class TestClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SECONDS = 20;

    private final BlockingQueue<Map<?, ?>> documents = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Unchunker unchunker = new Unchunker(1 << 28);
    private final AtomicInteger pings = new AtomicInteger();
    private volatile boolean deaf;
    private @Nullable WebSocket socket;
    private int longest = 512 << 10;

    private TestClient() {}

    static TestClient open(int port, String path) throws Exception {
        TestClient client = new TestClient();
        client.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + path), client)
                .get(SECONDS, TimeUnit.SECONDS);
        return client;
    }

    TestClient hello(String secret) throws Exception {
        send("system:c0:0", "wslink.hello", Map.of("secret", secret));
        Map<?, ?> welcome = (Map<?, ?>) next().get("result");
        longest = ((Long) welcome.get("maxMsgSize")).intValue();
        return this;
    }

    Object call(String method, Object... arguments) throws Exception {
        send("rpc:c0:0", method, arguments);
        return next().get("result");
    }

    void send(String id, String method, Object... arguments) throws Exception {
        for (ByteBuffer frame : Live.frames(Pack.value(Live.call(id, method, arguments)), longest)) {
            socket.sendBinary(frame, true).get(SECONDS, TimeUnit.SECONDS);
        }
    }

    void raw(byte[] message) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(message), true).get(SECONDS, TimeUnit.SECONDS);
    }

    void text(String message) throws Exception {
        socket.sendText(message, true).get(SECONDS, TimeUnit.SECONDS);
    }

    Map<?, ?> next() throws InterruptedException {
        Map<?, ?> document = documents.poll(SECONDS, TimeUnit.SECONDS);
        if (document == null) {
            throw new AssertionError("nothing came for " + SECONDS + " s");
        }
        return document;
    }

    int closeCode() throws Exception {
        return closed.get(SECONDS, TimeUnit.SECONDS);
    }

    int pings() {
        return pings.get();
    }

    /// Asks for no more of what comes.
    void stopReading() {
        deaf = true;
    }

    private void more(WebSocket from) {
        if (!deaf) {
            from.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            unchunker
                    .accept(ByteBuffer.wrap(partial.toByteArray()), 1 << 28)
                    .ifPresent(document -> documents.add((Map<?, ?>) Unpack.value(document)));
            partial.reset();
        }
        more(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        more(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(2, TimeUnit.SECONDS)
                    .exceptionally(e -> null)
                    .join();
            socket.abort();
        }
    }
}
