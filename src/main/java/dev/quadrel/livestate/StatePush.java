package dev.quadrel.livestate;

import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Pack;
import dev.quadrel.wslink.PackedMap;
import dev.quadrel.wslink.SparingLog;
import dev.quadrel.wslink.UnpackableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells browsers of changes, if what they were told last differs by its bytes. A value that cannot be packed is
/// skipped with a log line.
///
/// Not thread safe: called by whoever has the turn.
final class StatePush {

    /// The topic of changes.
    static final String TOPIC = "trame.state.topic";

    private static final SparingLog LOG = new SparingLog(Logger.getLogger("dev.quadrel.livestate"));

    /// What any browser was told last, by key.
    private final Map<String, byte[]> told = new HashMap<>();

    private final Publisher publisher;

    StatePush(Publisher publisher) {
        this.publisher = publisher;
    }

    /// Tells them what differs.
    ///
    /// @return what they were told
    PackedMap push(Map<String, @Nullable Object> changed, Audience audience) {
        SequencedMap<String, byte[]> packed = pack(changed);
        SequencedMap<String, byte[]> different = new LinkedHashMap<>();
        packed.forEach((key, bytes) -> {
            if (!Arrays.equals(told.put(key, bytes), bytes)) {
                different.put(key, bytes);
            }
        });
        PackedMap sent = new PackedMap(different);
        if (!different.isEmpty()) {
            publisher.publish(TOPIC, sent, audience);
        }
        return sent;
    }

    /// Tells all of them, whatever they know, and does not take note of it.
    void force(Map<String, @Nullable Object> values) {
        SequencedMap<String, byte[]> packed = pack(values);
        if (!packed.isEmpty()) {
            publisher.publish(TOPIC, new PackedMap(packed), Audience.everyone());
        }
    }

    /// Forgets what they were told of these keys.
    ///
    /// @throws NoSuchElementException where they were told nothing of one
    void forget(String... keys) {
        for (String key : keys) {
            if (told.remove(key) == null) {
                throw new NoSuchElementException("No browser was told of \"" + key + "\" yet");
            }
        }
    }

    /// The values that can be packed, packed, without what their filters say.
    static SequencedMap<String, byte[]> pack(Map<String, @Nullable Object> values) {
        SequencedMap<String, byte[]> packed = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            try {
                packed.put(key, Pack.value(SubkeyFilter.apply(value)));
            } catch (UnpackableException e) {
                LOG.say(
                        Logger.Level.ERROR,
                        "value",
                        "The value of \"%s\" is not sent to browsers: %s".formatted(key, e.getMessage()));
            }
        });
        return packed;
    }
}
