package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A hub without sockets, for tests.
final class Live {

    static final WslinkSettings SETTINGS = new WslinkSettings(
            4_194_304, 10_004_096, 512, Duration.ofSeconds(30), 1 << 20, 1 << 22, Duration.ZERO, List.of(), false);

    final Hub hub;

    Live() {
        this(SETTINGS);
    }

    Live(WslinkSettings settings) {
        hub = new Hub(new Loop("test"), settings);
        hub.secret("wslink-secret");
        hub.register("echo", (arguments, caller) -> arguments.value(0, "value"));
    }

    /// Bytes as in a capture: hexadecimal digits with spaces and bars between.
    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("[ |\\n]", ""));
    }

    Connection connect(Wire wire) {
        return hub.connect(Handshake.EMPTY, wire);
    }

    /// A client that has said the secret, whose answer is forgotten.
    Connection greet(RecordingWire wire) throws Exception {
        Connection connection = connect(wire);
        say(connection, "system:c0:0", "wslink.hello", Map.of("secret", "wslink-secret"));
        wire.documents();
        return connection;
    }

    /// A client calls and the loop answers.
    void say(Connection connection, String id, String method, Object... arguments) throws Exception {
        send(connection, id, method, arguments);
        settle();
    }

    void send(Connection connection, String id, String method, Object... arguments) {
        receive(connection, Pack.value(call(id, method, arguments)));
    }

    static Map<String, Object> call(String id, String method, Object... arguments) {
        Map<String, Object> call = new java.util.LinkedHashMap<>();
        call.put("wslink", "1.0");
        call.put("id", id);
        call.put("method", method);
        call.put("args", List.of(arguments));
        call.put("kwargs", Map.of());
        return call;
    }

    /// A document comes in one frame.
    static void receive(Connection connection, byte[] document) {
        frames(document, 0).forEach(connection::received);
    }

    /// A document's frames as a client makes them.
    static List<ByteBuffer> frames(byte[] document, int longest) {
        return Chunks.of(List.of(ByteBuffer.wrap(document)), longest).stream()
                .map(frame -> frame.joined().order(ByteOrder.LITTLE_ENDIAN))
                .toList();
    }

    /// Until the loop has done what waits.
    void settle() throws Exception {
        hub.loop().submit(() -> true).get(10, TimeUnit.SECONDS);
    }
}
