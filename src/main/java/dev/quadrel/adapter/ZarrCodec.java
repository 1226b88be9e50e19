package dev.quadrel.adapter;

import dev.quadrel.json.Json;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType.Endianness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The metadata file of a Zarr 3 array. What cannot be read here is an [IllegalArgumentException] that names
/// the member.
final class ZarrCodec {

    static final String FILE = "zarr.json";
    private static final String CONFIGURATION = "configuration";

    private ZarrCodec() {}

    /// The metadata of a new array, not compressed.
    ///
    /// @param chunk size of a chunk
    static byte[] write(ArrayStructure structure, List<Long> chunk) {
        ZarrType type = ZarrType.of(structure.dataType());
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("zarr_format", 3);
        members.put("node_type", "array");
        members.put("shape", structure.shape());
        members.put("data_type", type.json());
        members.put("chunk_grid", named("regular", Map.of("chunk_shape", chunk)));
        members.put("chunk_key_encoding", named("default", Map.of("separator", "/")));
        members.put("fill_value", type.fill());
        members.put("codecs", List.of(bytes(type.order())));
        if (structure.dims() != null) {
            members.put("dimension_names", structure.dims());
        }
        members.put(
                "attributes",
                type.raw() ? Map.of("data_type", structure.dataType().json()) : Map.of());
        return Json.bytes(members);
    }

    private static Map<String, Object> bytes(Endianness order) {
        return order == Endianness.NOT_APPLICABLE
                ? Map.of("name", "bytes")
                : named("bytes", Map.of("endian", order.text()));
    }

    private static Map<String, Object> named(String name, Map<String, Object> configuration) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put(CONFIGURATION, configuration);
        return members;
    }

    /// The same metadata with another shape.
    static byte[] reshaped(String json, List<Long> shape) {
        Map<Object, @Nullable Object> members = new LinkedHashMap<>(ZarrMembers.object(Json.parse(json), FILE));
        members.put("shape", shape);
        return Json.bytes(members);
    }

    /// Reads the metadata.
    static ZarrMetadata read(String json) {
        Map<?, ?> members = ZarrMembers.object(Json.parse(json), FILE);
        if (!"array".equals(members.get("node_type"))) {
            throw new IllegalArgumentException("node_type is array, not " + members.get("node_type"));
        }
        Map<?, ?> grid = ZarrMembers.object(members.get("chunk_grid"), "chunk_grid");
        if (!"regular".equals(grid.get("name"))) {
            throw new IllegalArgumentException("chunk_grid is regular, not " + grid.get("name"));
        }
        List<?> codecs = ZarrMembers.list(members.get("codecs"), "codecs");
        return new ZarrMetadata(
                ZarrMembers.longs(members.get("shape"), "shape"),
                ZarrMembers.longs(configuration(grid).get("chunk_shape"), "chunk_shape"),
                members.get("data_type") instanceof String name ? Optional.of(name) : Optional.empty(),
                order(codecs),
                compression(codecs),
                keys(ZarrMembers.object(members.get("chunk_key_encoding"), "chunk_key_encoding")),
                members.get("fill_value"));
    }

    private static Map<?, ?> configuration(Map<?, ?> named) {
        return named.get(CONFIGURATION) instanceof Map<?, ?> configuration ? configuration : Map.of();
    }

    private static Endianness order(List<?> codecs) {
        Map<?, ?> first = codecs.isEmpty() ? Map.of() : ZarrMembers.object(codecs.getFirst(), "codecs");
        if (!"bytes".equals(first.get("name"))) {
            throw new IllegalArgumentException("the first of codecs is bytes, not " + first.get("name"));
        }
        Object order = configuration(first).get("endian");
        return order == null ? Endianness.NOT_APPLICABLE : order.equals("big") ? Endianness.BIG : Endianness.LITTLE;
    }

    private static Compression compression(List<?> codecs) {
        List<String> names = codecs.stream()
                .skip(1)
                .map(codec -> String.valueOf(ZarrMembers.object(codec, "codecs").get("name")))
                .toList();
        return switch (String.join(" and ", names)) {
            case "" -> Compression.NONE;
            case "gzip" -> Compression.GZIP;
            case "zstd" -> Compression.ZSTD;
            default ->
                throw new IllegalArgumentException(
                        "the codec behind bytes is gzip, zstd or none, not " + String.join(" and ", names));
        };
    }

    private static ChunkKeys keys(Map<?, ?> encoding) {
        Object separator = configuration(encoding).get("separator");
        boolean old = "v2".equals(encoding.get("name"));
        return new ChunkKeys(old ? "" : "c", separator == null ? old ? "." : "/" : separator.toString());
    }
}
