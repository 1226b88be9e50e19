package dev.quadrel.livestate;

import dev.quadrel.wslink.Admission;
import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.HubListener;
import dev.quadrel.wslink.Procedure;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What browsers may call of a live server by wslink, beside its state and triggers. Thread safe.
public final class Protocols {

    private static final Pattern METHOD = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private final Hub hub;

    Protocols(Hub hub) {
        this.hub = hub;
    }

    /// Adds a method; a later one of the same name takes its place.
    ///
    /// @param method words with dots between: `my.protocol.echo`
    /// @throws IllegalArgumentException for another name
    public Protocols register(String method, Procedure procedure) {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException(
                    "\"" + method + "\" is no name of a method; one looks like my.proto.echo:"
                            + " words of small letters, digits and _ with dots between");
        }
        hub.register(method, procedure);
        return this;
    }

    /// The method of a name.
    public Optional<Procedure> find(String method) {
        return hub.procedure(method);
    }

    /// Tells all browsers a value under a topic.
    public void publish(String topic, @Nullable Object value) {
        publish(topic, value, Audience.everyone());
    }

    /// Tells some browsers a value under a topic.
    public void publish(String topic, @Nullable Object value, Audience audience) {
        hub.publish(topic, value, audience);
    }

    /// Hears of browsers that come and go.
    public Protocols listen(HubListener listener) {
        hub.listen(listener);
        return this;
    }

    /// Decides which browsers are let in, in place of the secret; where there are several, all must agree.
    public Protocols admit(Admission admission) {
        hub.admit(admission);
        return this;
    }
}
