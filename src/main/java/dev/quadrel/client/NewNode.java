package dev.quadrel.client;

import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node that is to be made. Each method makes a changed copy.
public final class NewNode {

    private final StructureFamily family;
    private @Nullable String key;
    private Map<String, @Nullable Object> metadata = Map.of();
    private List<Spec> specs = List.of();
    private @Nullable Map<String, @Nullable Object> accessBlob;
    private List<Map<String, @Nullable Object>> dataSources = List.of();

    private NewNode(StructureFamily family) {
        this.family = family;
    }

    private NewNode copy() {
        NewNode copy = new NewNode(family);
        copy.key = key;
        copy.metadata = metadata;
        copy.specs = specs;
        copy.accessBlob = accessBlob;
        copy.dataSources = dataSources;
        return copy;
    }

    /// An empty container.
    public static NewNode container() {
        return new NewNode(StructureFamily.CONTAINER);
    }

    /// Data of a structure, stored as the server likes; still without its values.
    public static NewNode of(Structure structure) {
        return of(structure.family(), structure.json(), DataSource.STORED);
    }

    /// The same of a structure as on the wire.
    ///
    /// @param structure null for files that are there already, where the server is one that finds it out
    /// @param source how and where it is stored
    public static NewNode of(StructureFamily family, @Nullable Map<String, ?> structure, DataSource source) {
        NewNode node = new NewNode(family);
        node.dataSources = List.of(source.json(family, structure));
        return node;
    }

    /// Its key; without, the server makes one up.
    public NewNode key(String name) {
        NewNode copy = copy();
        copy.key = name;
        return copy;
    }

    /// What is said about it: values as [dev.quadrel.json.Json] writes them.
    public NewNode metadata(Map<String, ?> values) {
        NewNode copy = copy();
        copy.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        return copy;
    }

    /// What it promises beyond its structure.
    public NewNode specs(Spec... names) {
        NewNode copy = copy();
        copy.specs = List.of(names);
        return copy;
    }

    /// Tags by which the server's policy says who may see and change it.
    public NewNode accessTags(String... tags) {
        NewNode copy = copy();
        copy.accessBlob = Map.of("tags", List.of(tags));
        return copy;
    }

    /// Whether it has files already.
    boolean isRegistered() {
        return dataSources.stream()
                .anyMatch(source -> source.get("assets") instanceof List<?> assets && !assets.isEmpty());
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (key != null) {
            body.put("id", key);
        }
        body.put("structure_family", family.text());
        body.put("metadata", metadata);
        body.put("specs", specs.stream().map(Spec::json).toList());
        body.put("data_sources", dataSources);
        if (accessBlob != null) {
            body.put("access_blob", accessBlob);
        }
        return body;
    }

    /// The node once it is made.
    ///
    /// @param parent where it is
    /// @param answer of the server
    Item item(NodePath parent, Members answer) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("ancestors", parent.segments());
        attributes.put("structure_family", family.text());
        attributes.put("metadata", answer.find("metadata").orElse(metadata));
        attributes.put("specs", specs.stream().map(Spec::json).toList());
        attributes.put("structure", structure(answer.objects("data_sources")));
        attributes.put("access_blob", answer.find("access_blob").orElse(accessBlob == null ? Map.of() : accessBlob));
        attributes.put("data_sources", answer.list("data_sources"));
        Map<String, @Nullable Object> resource = new LinkedHashMap<>();
        resource.put("id", answer.text("id"));
        resource.put("attributes", attributes);
        resource.put("links", answer.find("links").orElse(Map.of()));
        return Item.of(new Members(resource, answer.uri()));
    }

    private Map<String, @Nullable Object> structure(List<Members> made) {
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        empty.put("contents", null);
        empty.put("count", 0);
        if (dataSources.isEmpty()) {
            return empty;
        }
        Object own = dataSources.getFirst().get("structure");
        return asMembers(own == null && !made.isEmpty() ? made.getFirst().map().get("structure") : own);
    }

    private static Map<String, @Nullable Object> asMembers(@Nullable Object structure) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (structure instanceof Map<?, ?> map) {
            new ArrayList<>(map.entrySet())
                    .forEach(entry -> members.put(String.valueOf(entry.getKey()), entry.getValue()));
        }
        return members;
    }
}
