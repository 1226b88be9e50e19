package dev.quadrel.catalog;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// A whole file as a body.
///
/// @param bytes its size when it was looked at; not one more is sent
record FileBody(Path file, long bytes) implements Body {

    FileBody(Path file) throws IOException {
        this(file, Files.size(file));
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(bytes);
    }

    @Override
    public void send(ByteSink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            sink.transfer(channel, 0, bytes);
        }
    }
}
