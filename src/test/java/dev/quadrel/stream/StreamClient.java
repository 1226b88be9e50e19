package dev.quadrel.stream;

import dev.quadrel.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of streams in JSON on the JDK's web sockets.
final class StreamClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SECONDS = 20;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean deaf;

    StreamClient(int port) throws Exception {
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/"), this)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /// The next message; `close CODE REASON` for the last one.
    String next() throws InterruptedException {
        String next = heard.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came for " + SECONDS + " s");
        }
        return next;
    }

    /// The number of the next message.
    Object number() throws InterruptedException {
        String next = next();
        return next.startsWith("{") ? ((Map<?, ?>) Json.parse(next)).get("sequence") : next;
    }

    boolean hearsNothing() throws InterruptedException {
        return heard.poll(300, TimeUnit.MILLISECONDS) == null;
    }

    void say(String text) throws Exception {
        socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
    }

    void say(byte[] bytes) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).get(SECONDS, TimeUnit.SECONDS);
    }

    /// Asks for no more of what comes.
    void stopReading() {
        deaf = true;
    }

    void read() {
        deaf = false;
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add("close " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        heard.add("failed " + failure);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
