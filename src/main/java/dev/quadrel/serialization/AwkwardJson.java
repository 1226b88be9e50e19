package dev.quadrel.serialization;

import dev.quadrel.adapter.AwkwardFolder.Buffers;
import dev.quadrel.structure.AwkwardForm;
import dev.quadrel.structure.AwkwardForm.Reader;
import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// A list of the values: lists, objects for records, numbers, texts; what has no number is null.
public record AwkwardJson() implements AwkwardFormat {

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Body body(AwkwardPart part) throws IOException {
        AwkwardStructure structure = part.folder().structure();
        try (Buffers buffers = part.open()) {
            NestedJson.require(reader(part, buffers), structure.length(), part.limit());
        }
        return sink -> {
            try (Buffers buffers = part.open()) {
                NestedJson.send(reader(part, buffers), structure.length(), sink);
            }
        };
    }

    private static Reader reader(AwkwardPart part, Buffers buffers) {
        return AwkwardForm.reader(part.folder().structure().form(), buffers.byName(), part.limit());
    }
}
