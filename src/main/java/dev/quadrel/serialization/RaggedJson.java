package dev.quadrel.serialization;

import dev.quadrel.adapter.RaggedFolder.Rows;
import dev.quadrel.structure.AwkwardForm;
import dev.quadrel.structure.AwkwardForm.Reader;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// Lists of lists of numbers, or the number itself where it is one.
public record RaggedJson() implements RaggedFormat {

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Body body(RaggedPart part) throws IOException {
        Rows rows = part.read();
        Reader reader = AwkwardForm.reader(rows.structure().form(), rows.buffers());
        if (rows.isNumber()) {
            return sink -> NestedJson.send(reader.at(0), sink);
        }
        NestedJson.require(reader, rows.structure().length(), part.limit());
        return sink -> NestedJson.send(reader, rows.structure().length(), sink);
    }
}
