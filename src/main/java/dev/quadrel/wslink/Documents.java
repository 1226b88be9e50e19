package dev.quadrel.wslink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What the server says, packed.
final class Documents {

    /// What goes to several clients leaves at several times, so that nothing is lent for it.
    private static final DirectMemory NONE = new DirectMemory(0);

    private Documents() {}

    /// @throws UnpackableException where the value cannot be packed
    ///
    /// @param memory that large texts are written to, given back when the result has left
    static Packed result(String id, @Nullable Object value, DirectMemory memory) {
        return Pack.parts(memory, pack -> start(pack, 3, id).text("result").any(value, 0));
    }

    static Packed error(String id, Fault fault) {
        return Pack.parts(NONE, pack -> {
            start(pack, 3, id).text("error").mapOf(fault.data().isPresent() ? 3 : 2);
            pack.text("code").integer(fault.code()).text("message").text(fault.message());
            if (fault.data().isPresent()) {
                pack.text("data").any(fault.data().get(), 0);
            }
        });
    }

    /// @throws UnpackableException where the value cannot be packed
    static Packed publication(String topic, @Nullable Object value) {
        return Pack.parts(
                NONE, pack -> start(pack, 3, publishing(topic)).text("result").any(value, 0));
    }

    static Packed publication(String topic, PackedMap value) {
        return Pack.parts(
                NONE, pack -> start(pack, 3, publishing(topic)).text("result").members(value.members()));
    }

    private static String publishing(String topic) {
        return "publish:" + topic + ":0";
    }

    private static Pack start(Pack pack, int members, String id) throws IOException {
        return pack.mapOf(members).text("wslink").text("1.0").text("id").text(id);
    }
}
