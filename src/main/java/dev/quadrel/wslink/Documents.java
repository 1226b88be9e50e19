package dev.quadrel.wslink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What the server says, packed, with room for a frame's header before it.
final class Documents {

    private static final byte[] ROOM = new byte[Chunks.HEADER];

    private Documents() {}

    /// @throws UnpackableException where the value cannot be packed
    static byte[] result(String id, @Nullable Object value) {
        return Pack.bytes(pack -> start(pack, 3, id).text("result").any(value, 0));
    }

    static byte[] error(String id, Fault fault) {
        return Pack.bytes(pack -> {
            start(pack, 3, id).text("error").mapOf(fault.data().isPresent() ? 3 : 2);
            pack.text("code").integer(fault.code()).text("message").text(fault.message());
            if (fault.data().isPresent()) {
                pack.text("data").any(fault.data().get(), 0);
            }
        });
    }

    /// @throws UnpackableException where the value cannot be packed
    static byte[] publication(String topic, @Nullable Object value) {
        return Pack.bytes(
                pack -> start(pack, 3, publishing(topic)).text("result").any(value, 0));
    }

    static byte[] publication(String topic, PackedMap value) {
        return Pack.bytes(
                pack -> start(pack, 3, publishing(topic)).text("result").members(value.members()));
    }

    private static String publishing(String topic) {
        return "publish:" + topic + ":0";
    }

    private static Pack start(Pack pack, int members, String id) throws IOException {
        return pack.packed(ROOM)
                .mapOf(members)
                .text("wslink")
                .text("1.0")
                .text("id")
                .text(id);
    }
}
