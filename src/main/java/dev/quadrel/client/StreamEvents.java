package dev.quadrel.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;

/// Reads events as they come, in msgpack.
final class StreamEvents {

    private static final String PAYLOAD = "payload";

    private StreamEvents() {}

    static StreamEvent read(byte[] bytes) throws IOException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            if (!(plain(unpacker.unpackValue()) instanceof Map<?, ?> found)) {
                throw new IOException("It is no map");
            }
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            found.forEach((name, value) -> members.put(String.valueOf(name), value));
            byte[] payload = members.remove(PAYLOAD) instanceof byte[] data ? data : null;
            long sequence = members.get("sequence") instanceof Number number ? number.longValue() : 0;
            return new StreamEvent(
                    String.valueOf(members.get("type")), sequence, members, Optional.ofNullable(payload));
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private static @Nullable Object plain(Value value) {
        return switch (value.getValueType()) {
            case NIL -> null;
            case BOOLEAN -> value.asBooleanValue().getBoolean();
            case INTEGER -> value.asIntegerValue().toLong();
            case FLOAT -> value.asFloatValue().toDouble();
            case STRING -> value.asStringValue().asString();
            case BINARY -> value.asBinaryValue().asByteArray();
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                value.asArrayValue().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case MAP -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                value.asMapValue()
                        .entrySet()
                        .forEach(entry -> map.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue())));
                yield map;
            }
            case EXTENSION ->
                value.isTimestampValue() ? value.asTimestampValue().toInstant() : value.toString();
        };
    }
}
