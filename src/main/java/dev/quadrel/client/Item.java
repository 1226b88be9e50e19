package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node as the server describes it.
///
/// @param raw the description as it came
record Item(NodePath path, StructureFamily family, Members attributes, Map<String, @Nullable Object> raw) {

    /// @param resource as in the `data` of answers
    static Item of(Members resource) {
        Members attributes = resource.members("attributes");
        String family = attributes.text("structure_family");
        return new Item(
                path(resource, attributes),
                StructureFamily.of(family)
                        .orElseThrow(() -> new Broken(
                                200, "The structure family " + family + " is not known here", resource.uri(), null)),
                attributes,
                resource.map());
    }

    /// Where a description says that its node is.
    static NodePath path(Members resource) {
        return path(resource, resource.members("attributes"));
    }

    private static NodePath path(Members resource, Members attributes) {
        List<String> segments = new ArrayList<>(attributes.texts("ancestors"));
        String id = resource.findText("id").orElse("");
        if (!id.isEmpty()) {
            segments.add(id);
        }
        return new NodePath(segments);
    }

    Map<String, @Nullable Object> metadata() {
        return attributes.findMembers("metadata").map(Members::map).orElse(Map.of());
    }

    /// As it came.
    Optional<Members> structure() {
        return attributes.findMembers("structure");
    }

    List<Spec> specs() {
        return specs(attributes.objects("specs"));
    }

    static List<Spec> specs(List<Members> specs) {
        return specs.stream()
                .map(spec ->
                        new Spec(spec.text("name"), spec.findText("version").orElse(null)))
                .toList();
    }

    boolean hasSpec(String name) {
        return specs().stream().anyMatch(spec -> spec.name().equals(name));
    }

    boolean hasLinks() {
        return raw.get("links") != null;
    }

    Map<String, String> links() {
        Map<String, String> links = new LinkedHashMap<>();
        new Members(raw, attributes.uri())
                .findMembers("links")
                .ifPresent(found -> found.map().forEach((name, link) -> links.put(name, String.valueOf(link))));
        return links;
    }

    /// The same node with other attributes.
    Item with(Map<String, ?> changed) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(attributes.map());
        all.putAll(changed);
        Map<String, @Nullable Object> resource = new LinkedHashMap<>(raw);
        resource.put("attributes", all);
        URI uri = attributes.uri();
        return new Item(path, family, new Members(all, uri), resource);
    }
}
