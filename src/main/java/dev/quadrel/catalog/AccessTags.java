package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import java.util.List;
import java.util.Map;

/// The tags of an access blob, which clients since Tiled 0.2.19 know under a name of their own.
final class AccessTags {

    private AccessTags() {}

    /// A JSON list; empty where the blob has none.
    ///
    /// @param accessBlob JSON
    static String of(String accessBlob) {
        return accessBlob.contains("\"tags\"")
                        && Json.parse(accessBlob) instanceof Map<?, ?> blob
                        && blob.get("tags") instanceof List<?> tags
                ? Json.text(tags)
                : "[]";
    }

    /// The access blob that a client asks for, by either name.
    ///
    /// @param members of a body
    static String blob(Map<?, ?> members) {
        Object tags = members.get("access_tags");
        return tags instanceof List<?> list && members.get("access_blob") == null
                ? Json.text(Map.of("tags", list))
                : NodeForm.json(members.get("access_blob"), "access_blob");
    }
}
