import dev.quadrel.wslink.Pack;
import dev.quadrel.wslink.Unpack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One client of live state, whose calls and what it hears have the values of MessagePack.
final class LiveClient {

    private static final int HEADER = 12;

    private final Map<String, CompletableFuture<Object>> calls = new ConcurrentHashMap<>();
    private final Map<Integer, ByteBuffer> pieces = new HashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final LiveSocket socket;
    private String id = "";
    private volatile long awaited;
    private volatile CompletableFuture<Long> seen = new CompletableFuture<>();
    private volatile Echo echo;

    /// A call whose bytes are made once, and those of its answer: else the client would take longer than the server.
    ///
    /// @param result which the answer ends with
    private record Echo(ByteBuffer frame, ByteBuffer result, CompletableFuture<Boolean> heard) {}

    private LiveClient(LiveSockets sockets) throws Exception {
        socket = sockets.open(this::receive);
    }

    static LiveClient open(LiveSockets sockets, String secret) throws Exception {
        LiveClient client = new LiveClient(sockets);
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

    private CompletableFuture<Object> request(String name, String method, List<?> arguments) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        calls.put(name, answer);
        byte[] document = document(name, method, arguments);
        socket.send(header(document), document);
        return answer;
    }

    private static byte[] document(String name, String method, List<?> arguments) {
        return Pack.value(Map.of("wslink", "1.0", "id", name, "method", method, "args", arguments, "kwargs", Map.of()));
    }

    private byte[] header(byte[] document) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        return header.putInt((int) count.get())
                .putInt(0)
                .putInt(document.length)
                .array();
    }

    /// Has all echoes of this text from now on.
    void prepareEcho(String text) {
        byte[] document = document("rpc:" + id + ":echo", "my.proto.echo", List.of(text));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("a", List.of(text));
        result.put("k", Map.of());
        ByteBuffer frame = LiveSocket.frame(header(document), document);
        echo = new Echo(frame, ByteBuffer.wrap(Pack.value(result)), new CompletableFuture<>());
    }

    /// True when the answer is the right one.
    CompletableFuture<Boolean> echo() {
        echo = new Echo(echo.frame(), echo.result(), new CompletableFuture<>());
        socket.send(echo.frame());
        return echo.heard();
    }

    private void receive(ByteBuffer message) {
        ByteBuffer bytes = message.order(ByteOrder.LITTLE_ENDIAN);
        int number = bytes.getInt();
        int offset = bytes.getInt();
        int total = bytes.getInt();
        Echo expected = echo;
        if (expected != null && total > expected.result().remaining()) {
            int length = expected.result().remaining();
            expected.heard()
                    .complete(bytes.slice(bytes.limit() - length, length).equals(expected.result()));
        } else if (bytes.remaining() == total) {
            byte[] document = new byte[total];
            bytes.get(document);
            handle(document);
        } else {
            join(number, offset, total, bytes);
        }
    }

    private void join(int number, int offset, int total, ByteBuffer bytes) {
        ByteBuffer whole = pieces.computeIfAbsent(number, key -> ByteBuffer.allocate(total));
        whole.position(offset).put(bytes);
        if (!whole.hasRemaining()) {
            pieces.remove(number);
            handle(whole.array());
        }
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
}
