package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the bodies with which clients change nodes: whole new values, a JSON patch (RFC 6902), or a merge patch
/// (RFC 7386). What is null or missing stays.
///
/// @param metadata the new metadata, a JSON object
/// @param specs the new specs
/// @param accessBlob the access blob as the change would make it, where it would change it
record ChangeForm(Optional<String> metadata, Optional<List<Spec>> specs, Optional<String> accessBlob) {

    /// Whether a body says anything of the access blob.
    static boolean mentionsAccessBlob(@Nullable Object body) {
        return AccessTags.isMentioned(NodeForm.object(body, "The body"));
    }

    /// What is to be changed.
    ///
    /// @param withBlob whether there is a policy, without which nobody changes access blobs
    NodeChange change(boolean keepRevision, boolean withBlob) {
        return new NodeChange(metadata, specs, withBlob ? accessBlob : Optional.empty(), keepRevision);
    }

    /// Whole new values.
    static ChangeForm replacement(@Nullable Object body) {
        Map<?, ?> members = NodeForm.object(body, "The body");
        return new ChangeForm(
                optional(members.get("metadata")).map(value -> NodeForm.json(value, "metadata")),
                optional(members.get("specs")).map(NodeForm::specs),
                AccessTags.isMentioned(members) ? Optional.of(AccessTags.blob(members)) : Optional.empty());
    }

    /// A patch of what a node is now.
    ///
    /// @throws ProblemException 406 for another kind of patch, 409 where it does not fit the node
    static ChangeForm patch(@Nullable Object body, Node node) {
        Map<?, ?> members = NodeForm.object(body, "The body");
        PatchKind kind = PatchKind.of(String.valueOf(members.get("content-type")));
        String specs = Json.text(node.specs().stream().map(Spec::json).toList());
        return new ChangeForm(
                patched(kind, members.get("metadata"), node.metadata()).map(text -> object(text, "metadata")),
                patched(kind, members.get("specs"), specs).map(text -> NodeForm.specs(Json.parse(text))),
                patched(kind, members.get("access_tags"), AccessTags.of(node.accessBlob()))
                        .map(text -> AccessTags.blob(Json.parse(text)))
                        .or(() -> patched(kind, members.get("access_blob"), node.accessBlob())
                                .map(text -> object(text, "access_blob"))));
    }

    private static Optional<String> patched(PatchKind kind, @Nullable Object patch, String target) {
        return patch == null ? Optional.empty() : Optional.of(kind.apply(Json.text(patch), target));
    }

    private static String object(String text, String name) {
        return NodeForm.json(Json.parse(text), name);
    }

    private static Optional<Object> optional(@Nullable Object value) {
        return Optional.ofNullable(value);
    }
}
