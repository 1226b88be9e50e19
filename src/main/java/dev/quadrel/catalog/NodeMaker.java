package dev.quadrel.catalog;

import dev.quadrel.adapter.Source;
import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        if (!asked.assets().isEmpty() || asked.management() == Management.EXTERNAL) {
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
            requireKind(asset, store.storage().path(asset.dataUri()));
        }
        if (!source.assets().isEmpty()) {
            store.adapters().requireMatching(Sources.of(source));
        }
    }

    /// Whether a data source can take the place of the one that a node has.
    ///
    /// @throws ProblemException 404 where the node has none of that id, 405 where this server manages it and its
    ///     data would be others, and as [#registered]
    void checkReplacement(Node node, DataSource source) throws IOException {
        DataSource current = node.source()
                .filter(there -> there.id() == source.id())
                .orElseThrow(() ->
                        ProblemException.notFound("%s has no data source %d".formatted(node.path(), source.id())));
        if (current.family() != source.family()) {
            throw ProblemException.of(
                    422,
                    "The data of %s is of the family %s"
                            .formatted(node.path(), current.family().text()));
        }
        if (current.management() == Management.EXTERNAL) {
            check(source.withAssets(joined(current.assets(), source.assets())));
        } else if (!isSameData(current, source)) {
            throw ProblemException.of(
                    405,
                    "This server manages the data of %s: only its properties can be replaced".formatted(node.path()));
        }
    }

    private static List<Asset> joined(List<Asset> there, List<Asset> more) {
        Set<URI> known = there.stream().map(Asset::dataUri).collect(Collectors.toSet());
        return Stream.concat(there.stream(), more.stream().filter(asset -> !known.contains(asset.dataUri())))
                .toList();
    }

    private static boolean isSameData(DataSource current, DataSource asked) {
        return Sources.structure(current).equals(Sources.structure(asked))
                && current.mimeType().equals(asked.mimeType())
                && Sources.parameters(current).equals(Sources.parameters(asked))
                && joined(current.assets(), asked.assets()).size()
                        == current.assets().size();
    }

    private static void requireKind(Asset asset, Path real) {
        if (asset.directory() ? !Files.isDirectory(real) : !Files.isRegularFile(real)) {
            throw ProblemException.of(
                    422, "%s is no %s".formatted(asset.dataUri(), asset.directory() ? "folder" : "file"));
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
