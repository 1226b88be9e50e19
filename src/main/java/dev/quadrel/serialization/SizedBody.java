package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.util.OptionalLong;

/// A body of a known length.
record SizedBody(long bytes, Sender sender) implements Body {

    /// Sends all of it.
    interface Sender {
        void send(ByteSink sink) throws IOException;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(bytes);
    }

    @Override
    public void send(ByteSink sink) throws IOException {
        sender.send(sink);
    }
}
