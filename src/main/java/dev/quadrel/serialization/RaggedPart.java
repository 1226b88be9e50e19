package dev.quadrel.serialization;

import dev.quadrel.adapter.RaggedFolder;
import dev.quadrel.structure.NdSlice;
import java.io.IOException;

/// The part of ragged rows that is sent.
///
/// @param limit how many bytes an answer may have
public record RaggedPart(RaggedFolder folder, NdSlice slice, long limit) {

    RaggedFolder.Rows read() throws IOException {
        return folder.read(slice, limit);
    }
}
