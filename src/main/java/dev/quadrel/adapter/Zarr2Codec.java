package dev.quadrel.adapter;

import dev.quadrel.json.Json;
import dev.quadrel.structure.DataType.Endianness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The metadata file of a Zarr 2 array, which is only read. What cannot be read here is an [IllegalArgumentException]
/// that names the member.
final class Zarr2Codec {

    static final String FILE = ".zarray";

    private Zarr2Codec() {}

    /// Reads the metadata.
    static ZarrMetadata read(String json) {
        Map<?, ?> members = ZarrMembers.object(Json.parse(json), FILE);
        Object filters = members.get("filters");
        if (filters instanceof List<?> list && !list.isEmpty()) {
            throw new IllegalArgumentException("filters is null, not " + filters);
        }
        List<Long> shape = ZarrMembers.longs(members.get("shape"), "shape");
        if (!"C".equals(members.get("order")) && shape.size() > 1) {
            throw new IllegalArgumentException("order is C, not " + members.get("order"));
        }
        Object separator = members.get("dimension_separator");
        return new ZarrMetadata(
                shape,
                ZarrMembers.longs(members.get("chunks"), "chunks"),
                members.get("dtype") instanceof String code ? Optional.of(code) : Optional.empty(),
                Endianness.NOT_APPLICABLE,
                compression(members.get("compressor")),
                new ChunkKeys("", separator == null ? "." : separator.toString()),
                members.get("fill_value"));
    }

    private static Compression compression(@Nullable Object compressor) {
        if (compressor == null) {
            return Compression.NONE;
        }
        Object id = ZarrMembers.object(compressor, "compressor").get("id");
        return switch (String.valueOf(id)) {
            case "zlib" -> Compression.ZLIB;
            case "gzip" -> Compression.GZIP;
            case "zstd" -> Compression.ZSTD;
            default -> throw new IllegalArgumentException("compressor is zlib, gzip, zstd or null, not " + id);
        };
    }
}
