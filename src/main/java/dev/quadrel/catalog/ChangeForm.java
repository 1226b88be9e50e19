package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Spec;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
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

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /// Whole new values.
    static ChangeForm replacement(@Nullable Object body) {
        Map<?, ?> members = NodeForm.object(body, "The body");
        return new ChangeForm(
                optional(members.get("metadata")).map(value -> NodeForm.json(value, "metadata")),
                optional(members.get("specs")).map(NodeForm::specs),
                optional(members.get("access_blob")).map(value -> NodeForm.json(value, "access_blob")));
    }

    /// A patch of what a node is now.
    ///
    /// @throws ProblemException 406 for another kind of patch, 409 where it does not fit the node
    static ChangeForm patch(@Nullable Object body, Node node) {
        Map<?, ?> members = NodeForm.object(body, "The body");
        Patch patch = kind(String.valueOf(members.get("content-type")));
        String specs = Json.text(node.specs().stream().map(Spec::json).toList());
        return new ChangeForm(
                patched(patch, members.get("metadata"), node.metadata()).map(text -> object(text, "metadata")),
                patched(patch, members.get("specs"), specs).map(text -> NodeForm.specs(Json.parse(text))),
                patched(patch, members.get("access_blob"), node.accessBlob()).map(text -> object(text, "access_blob")));
    }

    /// Makes the new text of a value from the patch and the old text.
    private interface Patch {
        String apply(String patch, String target);
    }

    private static Patch kind(String contentType) {
        return switch (contentType) {
            case JSON_PATCH -> ChangeForm::jsonPatch;
            case MERGE_PATCH -> ChangeForm::mergePatch;
            default ->
                throw ProblemException.of(
                        406,
                        "The member content-type is %s or %s, not %s".formatted(JSON_PATCH, MERGE_PATCH, contentType));
        };
    }

    private static Optional<String> patched(Patch kind, @Nullable Object patch, String target) {
        if (patch == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(kind.apply(Json.text(patch), target));
        } catch (JsonException | ClassCastException e) {
            throw ProblemException.of(409, "The patch does not fit: " + e.getMessage());
        }
    }

    private static String jsonPatch(String patch, String target) {
        if (read(patch) instanceof JsonArray operations) {
            return jakarta.json.Json.createPatch(operations)
                    .apply(structure(target))
                    .toString();
        }
        throw ProblemException.of(422, "A JSON patch is a list of operations");
    }

    private static String mergePatch(String patch, String target) {
        return jakarta.json.Json.createMergePatch(read(patch))
                .apply(read(target))
                .toString();
    }

    private static JsonStructure structure(String text) {
        return (JsonStructure) read(text);
    }

    private static JsonValue read(String text) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static String object(String text, String name) {
        return NodeForm.json(Json.parse(text), name);
    }

    private static Optional<Object> optional(@Nullable Object value) {
        return Optional.ofNullable(value);
    }
}
