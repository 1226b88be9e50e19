package dev.quadrel.adapter;

import dev.quadrel.structure.Structure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where and in which format a node's data is stored.
///
/// @param mimeType of the format, such as `application/x-zarr`
/// @param parameters what the format's reader needs besides
/// @param assets the files
public record Source(
        String mimeType, Structure structure, Map<String, @Nullable Object> parameters, List<Asset> assets) {

    public Source {
        assets = List.copyOf(assets);
    }

    /// One file or folder.
    ///
    /// @param dataUri such as `file://localhost/data/a.npy`
    /// @param parameter the reader's parameter that it is given to; null for a file that only has to be there
    /// @param number its place among the files of that parameter; null where there is only one
    public record Asset(
            URI dataUri,
            boolean directory,
            @Nullable String parameter,
            @Nullable Integer number) {}
}
