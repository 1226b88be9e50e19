package dev.quadrel.transfer;

import java.io.IOException;
import java.util.OptionalLong;

/// A reply's body that is made while it is sent. What a resource method may return as an entity.
public interface Body {

    /// Bytes of the body, where that is known before it is made.
    default OptionalLong length() {
        return OptionalLong.empty();
    }

    /// Sends all of it.
    void send(ByteSink sink) throws IOException;
}
