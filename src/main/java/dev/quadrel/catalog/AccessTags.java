package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tags of an access blob, which clients since Tiled 0.2.19 know under a name of their own.
final class AccessTags {

    private AccessTags() {}

    private static final String MEMBER = "access_tags";
    private static final String BLOB = "access_blob";

    /// A JSON list; empty where the blob has none. An owner is a tag of its own kind.
    ///
    /// @param accessBlob JSON
    static String of(String accessBlob) {
        if (accessBlob.length() > 2 && Json.parse(accessBlob) instanceof Map<?, ?> blob) {
            if (blob.get("tags") instanceof List<?> tags) {
                return Json.text(tags);
            }
            if (blob.get("user") instanceof String user) {
                return Json.text(List.of("user:" + user));
            }
        }
        return "[]";
    }

    /// Whether a body says anything of who may use the node.
    static boolean isMentioned(Map<?, ?> members) {
        return members.get(MEMBER) != null || members.get(BLOB) != null;
    }

    /// The access blob that a client asks for, by either name; `{}` for none.
    ///
    /// @param members of a body
    static String blob(Map<?, ?> members) {
        Object tags = members.get(MEMBER);
        if (tags == null) {
            return NodeForm.json(members.get(BLOB), BLOB);
        }
        if (members.get(BLOB) instanceof Map<?, ?> blob && !blob.isEmpty()) {
            throw ProblemException.of(422, "access_tags and access_blob say the same: send one of them");
        }
        return blob(tags);
    }

    /// The blob of a list of tags.
    ///
    /// @param tags JSON as parsed
    static String blob(@Nullable Object tags) {
        if (!(tags instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw ProblemException.of(422, "access_tags is a list of texts");
        }
        return Json.text(Map.of("tags", list));
    }

    /// Whether two blobs say the same, whether by their own members or as tags, in whatever order.
    static boolean isSame(String one, String other) {
        return one.equals(other) || tags(one).equals(tags(other));
    }

    private static Set<Object> tags(String blob) {
        return Json.parse(of(blob)) instanceof List<?> tags ? new HashSet<>(tags) : Set.of();
    }
}
