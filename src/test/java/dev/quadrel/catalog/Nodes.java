package dev.quadrel.catalog;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.query.MetadataKey;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nodes and searches as tests say them.
final class Nodes {

    static final Page FIRST = new Page(null, 0, 100);

    private Nodes() {}

    static NodePath path(String text) {
        return NodePath.parse(text);
    }

    static MetadataKey key(String text) {
        return MetadataKey.parse(text);
    }

    static NewNode container(String key) {
        return container(key, "{}");
    }

    static NewNode container(String key, String metadata) {
        return container(key, metadata, "{}");
    }

    static NewNode container(String key, String metadata, String accessBlob) {
        return new NewNode(key, StructureFamily.CONTAINER, List.of(), metadata, accessBlob, Optional.empty());
    }

    static NewNode withSpecs(String key, Spec... specs) {
        return new NewNode(key, StructureFamily.CONTAINER, List.of(specs), "{}", "{}", Optional.empty());
    }

    static NewNode withAccess(String key, String accessBlob) {
        return container(key, "{}", accessBlob);
    }

    static NewNode array(String key, Management management, Asset... assets) {
        DataSource source = new DataSource(
                0,
                StructureFamily.ARRAY,
                "{\"shape\":[3]}",
                "application/x-zarr",
                "{\"a\":1}",
                "{}",
                management,
                List.of(assets));
        return new NewNode(key, StructureFamily.ARRAY, List.of(), "{}", "{}", Optional.of(source));
    }

    static Asset asset(String uri, @Nullable Integer number) {
        return new Asset(0, URI.create(uri), false, "data_uris", number, 7L);
    }

    static Search search(Query... queries) {
        return new Search(List.of(queries), Sorting.CREATION, FIRST, false, true);
    }

    static Search sorted(String... keys) {
        return new Search(List.of(), Sorting.parse(List.of(keys)), FIRST, false, true);
    }

    static Search page(Page page, String... sort) {
        return new Search(List.of(), Sorting.parse(List.of(sort)), page, true, false);
    }

    static List<String> keys(Listing listing) {
        return listing.nodes().stream().map(node -> node.path().key()).toList();
    }
}
