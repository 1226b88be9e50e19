import dev.quadrel.wslink.Pack;
import dev.quadrel.wslink.Unpack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One client of live state, whose calls and what it hears have the values of MessagePack.
final class LiveClient implements WebSocket.Listener {

    private static final int HEADER = 12;
    private static final int LARGEST_FRAME = 4_194_304;

    private final Map<String, CompletableFuture<Object>> calls = new ConcurrentHashMap<>();
    private final Map<Integer, ByteBuffer> pieces = new HashMap<>();
    private final AtomicLong count = new AtomicLong();
    private ByteBuffer frame = ByteBuffer.allocate(0);
    private CompletableFuture<WebSocket> sent;
    WebSocket socket;
    private String id = "";
    private volatile long awaited;
    private volatile CompletableFuture<Long> seen = new CompletableFuture<>();

    static LiveClient open(HttpClient http, URI address, String secret) throws Exception {
        LiveClient client = new LiveClient();
        client.socket = http.newWebSocketBuilder().buildAsync(address, client).get(30, TimeUnit.SECONDS);
        client.sent = CompletableFuture.completedFuture(client.socket);
        Object welcome = client.request("system:c0:0", "wslink.hello", List.of(Map.of("secret", secret)))
                .get(30, TimeUnit.SECONDS);
        client.id = (String) ((Map<?, ?>) welcome).get("clientID");
        client.call("trame.state.get", List.of()).get(30, TimeUnit.SECONDS);
        return client;
    }

    /// When `double` has this value: the time then.
    CompletableFuture<Long> await(long value) {
        CompletableFuture<Long> next = new CompletableFuture<>();
        awaited = value;
        seen = next;
        return next;
    }

    CompletableFuture<Object> call(String method, List<?> arguments) {
        return request("rpc:" + id + ":" + count.getAndIncrement(), method, arguments);
    }

    private synchronized CompletableFuture<Object> request(String name, String method, List<?> arguments) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        calls.put(name, answer);
        byte[] document = Pack.value(
                Map.of("wslink", "1.0", "id", name, "method", method, "args", arguments, "kwargs", Map.of()));
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + document.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) count.get())
                .putInt(0)
                .putInt(document.length)
                .put(document)
                .flip();
        sent = sent.thenCompose(ready -> ready.sendBinary(bytes, true));
        return answer;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        frame = join(frame, data);
        if (last) {
            receive(frame.order(ByteOrder.LITTLE_ENDIAN));
            frame = ByteBuffer.allocate(0);
        }
        from.request(1);
        return null;
    }

    private static ByteBuffer join(ByteBuffer start, ByteBuffer rest) {
        if (start.remaining() + rest.remaining() <= start.capacity() - start.position() && start.hasRemaining()) {
            int end = start.limit();
            start.limit(end + rest.remaining()).put(end, rest, rest.position(), rest.remaining());
            return start;
        }
        int size = start.remaining() + rest.remaining();
        ByteBuffer both = ByteBuffer.allocate(start.hasRemaining() ? Math.max(size, LARGEST_FRAME) : size);
        both.put(start).put(rest).flip();
        return both;
    }

    private void receive(ByteBuffer bytes) {
        int message = bytes.getInt();
        int offset = bytes.getInt();
        int total = bytes.getInt();
        if (bytes.remaining() == total) {
            handle(array(bytes));
            return;
        }
        ByteBuffer whole = pieces.computeIfAbsent(message, key -> ByteBuffer.allocate(total));
        whole.position(offset).put(bytes);
        if (!whole.hasRemaining()) {
            pieces.remove(message);
            handle(whole.array());
        }
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    private void handle(byte[] document) {
        long now = System.nanoTime();
        Map<?, ?> reply = (Map<?, ?>) Unpack.value(document);
        String name = (String) reply.get("id");
        if (!name.startsWith("publish:")) {
            answer(calls.remove(name), reply);
        } else if (reply.get("result") instanceof Map<?, ?> values
                && values.get("double") instanceof Number number
                && number.longValue() == awaited) {
            seen.complete(now);
        }
    }

    private static void answer(CompletableFuture<Object> call, Map<?, ?> reply) {
        if (call == null) {
            return;
        }
        if (reply.get("error") == null) {
            call.complete(reply.get("result"));
        } else {
            call.completeExceptionally(new IllegalStateException(String.valueOf(reply.get("error"))));
        }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        error.printStackTrace();
        System.exit(1);
    }
}
