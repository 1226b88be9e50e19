package dev.quadrel.catalog;

import dev.quadrel.adapter.Source;
import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Makes nodes: with files of this server, or over files that are there already.
@ApplicationScoped
class NodeMaker {

    @Inject
    CatalogStore store;

    /// A node whose data this server keeps. Its files are there before the node is, so that each node can be
    /// read; without a node they go.
    ///
    /// @throws ProblemException 415 for a media type that cannot be written, and as [Catalog#create]
    Node managed(NodePath parent, NewNode node) throws IOException {
        if (node.source().isEmpty()) {
            return store.catalog().create(parent, node);
        }
        DataSource asked = node.source().get();
        if (!asked.assets().isEmpty()) {
            throw ProblemException.of(
                    422, "A node over files that are there already is made by POST /register, not here");
        }
        Source made = store.adapters().create(asked.mimeType(), Sources.structure(asked), Sources.parameters(asked));
        DataSource stored = Sources.managed(asked, made);
        try {
            return store.catalog().create(parent, with(node, stored));
        } catch (RuntimeException e) {
            store.discard(stored.assets());
            throw e;
        }
    }

    /// A node over files that are there already, which this server only reads.
    ///
    /// @throws ProblemException 403 for files outside of the folders that may be read, 415 for a media type
    ///     that is not read, 422 where the files are not what the structure says, and as [Catalog#create]
    Node registered(NodePath parent, NewNode node) throws IOException {
        if (node.source().isEmpty()) {
            return store.catalog().create(parent, node);
        }
        DataSource source = node.source().get();
        check(source);
        DataSource external = new DataSource(
                0,
                source.family(),
                source.structure(),
                source.mimeType(),
                source.parameters(),
                source.properties(),
                Management.EXTERNAL,
                source.assets());
        return store.catalog().create(parent, with(node, external));
    }

    /// Whether a data source can be read, and is what its structure says.
    void check(DataSource source) throws IOException {
        store.adapters().requireReadable(source.mimeType());
        for (Asset asset : source.assets()) {
            store.storage().path(asset.dataUri());
        }
        if (!source.assets().isEmpty()) {
            store.adapters().requireMatching(Sources.of(source));
        }
    }

    private static NewNode with(NewNode node, DataSource source) {
        return new NewNode(
                node.key(),
                node.family(),
                List.copyOf(node.specs()),
                node.metadata(),
                node.accessBlob(),
                Optional.of(source));
    }
}
