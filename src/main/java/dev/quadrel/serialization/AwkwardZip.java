package dev.quadrel.serialization;

import dev.quadrel.adapter.AwkwardFolder.Buffers;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// A zip of buffers, not compressed.
public record AwkwardZip() implements AwkwardFormat {

    static final String TYPE = "application/zip";

    @Override
    public String mediaType() {
        return TYPE;
    }

    @Override
    public List<String> extensions() {
        return List.of("zip");
    }

    @Override
    public Body body(AwkwardPart part) throws IOException {
        part.require();
        return sink -> {
            try (Buffers buffers = part.open()) {
                ZipMembers.send(buffers.byName(), sink);
            }
        };
    }
}
