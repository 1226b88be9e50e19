package dev.quadrel.serialization;

import dev.quadrel.adapter.RaggedFolder.Rows;
import dev.quadrel.json.Json;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A zip of buffers, not compressed, with the rows' number (`length`, 8 bytes, the highest first) and their form
/// (`form`, a text in JSON that is JSON itself).
public record RaggedZip() implements RaggedFormat {

    @Override
    public String mediaType() {
        return AwkwardZip.TYPE;
    }

    @Override
    public List<String> extensions() {
        return List.of("zip");
    }

    @Override
    public Body body(RaggedPart part) throws IOException {
        Rows rows = part.read();
        if (rows.isNumber()) {
            throw NotAcceptable.data("a single number has no buffers");
        }
        Map<String, MemorySegment> members = new LinkedHashMap<>(rows.buffers());
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .putLong(rows.structure().length())
                .array();
        String form = Json.text(Json.text(rows.structure().form()));
        members.put("length", MemorySegment.ofArray(length));
        members.put("form", MemorySegment.ofArray(form.getBytes(StandardCharsets.UTF_8)));
        return sink -> ZipMembers.send(members, sink);
    }
}
