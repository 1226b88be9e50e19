package dev.quadrel.livestate;

import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Pack;
import dev.quadrel.wslink.PackedMap;
import dev.quadrel.wslink.Unpack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes notes of what browsers are told.
final class Recorder implements Publisher {

    /// @param value as a browser unpacks it
    record Sent(String topic, Object value, Audience audience) {}

    final List<Sent> sent = new CopyOnWriteArrayList<>();

    @Override
    public void publish(String topic, Object value, Audience audience) {
        byte[] bytes = value instanceof PackedMap packed ? Pack.map(packed.members()) : Pack.value(value);
        sent.add(new Sent(topic, java.util.Objects.requireNonNull(Unpack.value(bytes)), audience));
    }

    /// What they are told of the state.
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> values() {
        return sent.stream()
                .filter(one -> one.topic().equals(StatePush.TOPIC))
                .map(one -> (Map<String, Object>) one.value())
                .toList();
    }
}
