package dev.quadrel.livestate;

import dev.quadrel.wslink.Pack;
import dev.quadrel.wslink.Unpack;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A value as it is kept: a MessagePack list of the key's place in the order in which keys came, and the value.
record KeptValue(long place, @Nullable Object value) {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.livestate");

    /// The form in which it is kept.
    ///
    /// @throws dev.quadrel.wslink.UnpackableException where the value cannot be packed
    byte[] bytes() {
        return Pack.value(Arrays.asList(place, value));
    }

    /// Empty, with a log line, where these bytes are nothing that was kept.
    static Optional<KeptValue> parse(String key, byte[] bytes) {
        try {
            if (Unpack.value(bytes) instanceof List<?> list
                    && list.size() == 2
                    && list.getFirst() instanceof Number place) {
                return Optional.of(new KeptValue(place.longValue(), list.getLast()));
            }
            LOG.errorf("What is kept of \"%s\" is no value: it is left out", key);
        } catch (RuntimeException e) {
            LOG.errorf("What is kept of \"%s\" cannot be read: %s; it is left out", key, e.getMessage());
        }
        return Optional.empty();
    }
}
