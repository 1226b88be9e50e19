package dev.quadrel.adapter;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// A file, or a part of it, as it is.
///
/// @param file as [Storage] gives it
/// @param position of the first byte
/// @param count of bytes
public record RawBytes(Path file, long position, long count) implements Body {

    /// The whole file, as long as it is now.
    public static RawBytes of(Path file) throws IOException {
        return new RawBytes(file, 0, Files.size(file));
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(count);
    }

    @Override
    public void send(ByteSink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            sink.transfer(channel, position, count);
        }
    }
}
