package dev.quadrel.client;

import dev.quadrel.structure.StructureFamily;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How and where a new node's data is stored.
///
/// @param mimetype of the stored form; null for what the server likes
/// @param parameters of the one who reads it
/// @param management `writable` for data that the server owns, `external` for files that are there
/// @param assets files as on the wire; none where the server makes them
public record DataSource(
        @Nullable String mimetype,
        Map<String, ? extends @Nullable Object> parameters,
        String management,
        List<Map<String, ?>> assets) {

    /// By the server, as it likes.
    public static final DataSource STORED = new DataSource(null, Map.of(), "writable", List.of());

    public DataSource {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        assets = List.copyOf(assets);
    }

    /// By the server in this form.
    public static DataSource stored(String mimetype) {
        return new DataSource(mimetype, Map.of(), "writable", List.of());
    }

    /// @param structure null where the server finds it out, and for a container, of which that has to be said
    Map<String, @Nullable Object> json(StructureFamily family, @Nullable Map<String, ?> structure) {
        Map<String, @Nullable Object> source = new LinkedHashMap<>();
        source.put("structure_family", family.text());
        if (structure != null || family == StructureFamily.CONTAINER) {
            source.put("structure", structure);
        }
        source.put("mimetype", mimetype);
        source.put("parameters", parameters);
        source.put("properties", Map.of());
        source.put("assets", assets);
        source.put("management", management);
        return source;
    }
}
