package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How a change is written down.
enum PatchKind {
    /// A list of operations (RFC 6902).
    JSON("application/json-patch+json") {
        @Override
        JsonValue patched(JsonValue patch, JsonValue target) {
            JsonArray operations = operations(patch);
            return Json.createPatch(operations).apply((JsonStructure) target);
        }
    },
    /// The new values alone (RFC 7386).
    MERGE("application/merge-patch+json") {
        @Override
        JsonValue patched(JsonValue patch, JsonValue target) {
            return Json.createMergePatch(patch).apply(target);
        }
    };

    /// What each operation has beside its path.
    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "add", List.of("value"),
            "remove", List.of(),
            "replace", List.of("value"),
            "move", List.of("from"),
            "copy", List.of("from"),
            "test", List.of("value"));

    private final String mediaType;

    PatchKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /// The kind that a client names.
    ///
    /// @throws ProblemException 406 for another one
    static PatchKind of(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        406,
                        "The member content-type is %s or %s, not %s"
                                .formatted(JSON.mediaType, MERGE.mediaType, mediaType)));
    }

    /// What the patch makes of a text; both are JSON.
    ///
    /// @throws ProblemException 409 where it does not fit, 422 where it is no patch
    String apply(String patch, String target) {
        try {
            return patched(read(patch), read(target)).toString();
        } catch (JsonException | ClassCastException | NumberFormatException | IndexOutOfBoundsException e) {
            throw ProblemException.of(409, "The patch does not fit: " + e.getMessage());
        }
    }

    abstract JsonValue patched(JsonValue patch, JsonValue target);

    private static JsonArray operations(JsonValue patch) {
        if (patch instanceof JsonArray operations
                && operations.stream()
                        .allMatch(item -> item instanceof JsonObject operation && isComplete(operation))) {
            return operations;
        }
        throw ProblemException.of(
                422,
                "A JSON patch is a list of operations, each of them an object with op, path and, as op asks for it,"
                        + " value or from; op is one of "
                        + OPERATIONS.keySet().stream().sorted().toList());
    }

    private static boolean isComplete(JsonObject operation) {
        return operation.get("op") instanceof JsonString op
                && OPERATIONS.containsKey(op.getString())
                && operation.get("path") instanceof JsonString
                && OPERATIONS.get(op.getString()).stream().allMatch(name -> isThere(operation, name));
    }

    private static boolean isThere(JsonObject operation, String name) {
        return name.equals("from") ? operation.get(name) instanceof JsonString : operation.containsKey(name);
    }

    private static JsonValue read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
