package dev.quadrel.client;

import dev.quadrel.structure.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is changed about a node. Each method makes a changed copy. What is not named stays.
public final class Change {

    private static final String MERGE = "application/merge-patch+json";
    private static final String PATCH = "application/json-patch+json";

    private final @Nullable String patchType;
    private final @Nullable Object metadata;
    private final @Nullable List<Spec> specs;
    private final @Nullable Map<String, @Nullable Object> accessBlob;
    private final boolean revised;

    private Change(
            @Nullable String patchType,
            @Nullable Object metadata,
            @Nullable List<Spec> specs,
            @Nullable Map<String, @Nullable Object> accessBlob,
            boolean revised) {
        this.patchType = patchType;
        this.metadata = metadata;
        this.specs = specs;
        this.accessBlob = accessBlob;
        this.revised = revised;
    }

    /// Nothing yet.
    public static Change none() {
        return new Change(null, null, null, null, true);
    }

    /// These values instead of all others.
    public static Change replace(Map<String, ?> metadata) {
        return new Change(null, metadata, null, null, true);
    }

    /// These values beside the others; a null removes one, and objects are merged (RFC 7386).
    public static Change merge(Map<String, ?> metadata) {
        return new Change(MERGE, metadata, null, null, true);
    }

    /// What these operations say (RFC 6902), each an object with `op`, `path` and so on.
    public static Change patch(List<? extends Map<String, ?>> operations) {
        return new Change(PATCH, operations, null, null, true);
    }

    /// These specs instead of all others.
    ///
    /// @throws IllegalStateException beside [#patch], in which the server takes specs as operations too
    public Change specs(Spec... names) {
        if (PATCH.equals(patchType)) {
            throw new IllegalStateException("Specs are changed beside operations on metadata by another change");
        }
        return new Change(patchType, metadata, List.of(names), accessBlob, revised);
    }

    /// These tags of access instead of all others.
    public Change accessTags(String... tags) {
        return new Change(patchType, metadata, specs, Map.of("tags", List.of(tags)), revised);
    }

    /// What was before is not kept.
    public Change withoutRevision() {
        return new Change(patchType, metadata, specs, accessBlob, false);
    }

    Request request(Address node) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (patchType != null) {
            body.put("content-type", patchType);
        }
        body.put("metadata", metadata);
        body.put("specs", specs == null ? null : specs.stream().map(Spec::json).toList());
        body.put("access_blob", accessBlob);
        Address address = revised ? node : node.with("drop_revision", true);
        return Request.of(patchType == null ? "PUT" : "PATCH", address.uri()).with(Payload.json(body));
    }
}
