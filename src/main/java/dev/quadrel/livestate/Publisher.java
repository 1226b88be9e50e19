package dev.quadrel.livestate;

import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.PackedMap;

/// What tells browsers.
@FunctionalInterface
interface Publisher {

    /// Tells them a value under a topic, after the reply of the call that is under way.
    void publish(String topic, Object value, Audience audience);

    /// All browsers of a hub.
    static Publisher of(Hub hub) {
        return (topic, value, audience) -> {
            if (value instanceof PackedMap packed) {
                hub.publish(topic, packed, audience);
            } else {
                hub.publish(topic, value, audience);
            }
        };
    }
}
