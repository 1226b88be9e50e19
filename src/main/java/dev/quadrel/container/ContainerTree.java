package dev.quadrel.container;

import dev.quadrel.adapter.Adapters;
import dev.quadrel.catalog.Catalog;
import dev.quadrel.catalog.Listing;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Search;
import dev.quadrel.catalog.Sources;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import dev.quadrel.query.Sorting;
import dev.quadrel.serialization.NodeTree;
import dev.quadrel.serialization.NodeVisitor;
import dev.quadrel.structure.StructureFamily;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A container of the catalog and all nodes below it, read page by page while it is walked.
///
/// @param adapters open the data
/// @param keys of the children that are wanted; all for none
record ContainerTree(Catalog catalog, Supplier<Adapters> adapters, Node root, List<String> keys) implements NodeTree {

    ContainerTree {
        keys = keys.stream().distinct().toList();
    }

    /// Makes sure that the children are there, before the first byte is sent.
    ///
    /// @throws ProblemException 404
    void require() {
        keys.forEach(key -> catalog.get(root.path().child(key)));
    }

    @Override
    public String metadata() {
        return root.metadata();
    }

    @Override
    public void walk(NodeVisitor visitor) throws IOException {
        if (keys.isEmpty()) {
            children(root, visitor);
            return;
        }
        for (String key : keys) {
            show(catalog.get(root.path().child(key)), visitor);
        }
    }

    private void children(Node node, NodeVisitor visitor) throws IOException {
        Long cursor = null;
        Listing page;
        do {
            page = page(node, cursor);
            for (Node child : page.nodes()) {
                show(child, visitor);
            }
            cursor = page.next();
        } while (page.more() && cursor != null);
    }

    private Listing page(Node node, @Nullable Long cursor) {
        Page page = new Page(cursor, 0, Page.LARGEST);
        return catalog.search(node.path(), new Search(List.of(), Sorting.CREATION, page, false, true));
    }

    private void show(Node node, NodeVisitor visitor) throws IOException {
        String key = node.path().key();
        switch (node.family()) {
            case CONTAINER -> {
                visitor.enter(key, node.metadata());
                children(node, visitor);
                visitor.leave();
            }
            case ARRAY ->
                visitor.array(
                        key, node.metadata(), () -> adapters.get().array(Sources.of(node, StructureFamily.ARRAY)));
            case TABLE ->
                visitor.table(
                        key, node.metadata(), () -> adapters.get().table(Sources.of(node, StructureFamily.TABLE)));
            default -> visitor.other(key, node.metadata());
        }
    }
}
