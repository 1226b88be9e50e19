package dev.quadrel.catalog;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.Scope;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import dev.quadrel.query.Query;
import dev.quadrel.structure.NodePath;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The tree of nodes, in a database, as the server sees it, or as somebody else does: then nodes that this one may not
/// use are not there, and where they could only be looked at, the answer is 403. Each change is one transaction. Thread
/// safe.
public class Catalog implements AutoCloseable {

    private final Sessions sessions;
    private final NodeSearch nodes;
    private final NodeRows rows;
    private final NodeWriter writer;
    private final ReadCache cache;
    private final Viewer viewer;

    /// A catalog in a database, which is opened at the first use.
    ///
    /// @param exactCount up to which number the nodes of a container, and those found, are counted; 1 or more
    /// @param readCache how many bytes of what was read are kept where nobody else changes the database
    public Catalog(CatalogDatabase database, int exactCount, long readCache, Clock clock) {
        if (exactCount < 1) {
            throw new IllegalArgumentException("Counting goes to 1 at least, not to " + exactCount);
        }
        this.sessions = new Sessions(database, List.of(NodeEntity.class, DataSourceEntity.class, RevisionEntity.class));
        this.nodes = new NodeSearch(database.sql(), exactCount);
        this.rows = new NodeRows(database.sql(), exactCount);
        this.viewer = Viewer.SERVER;
        this.writer = new NodeWriter(rows, clock, viewer);
        this.cache = new ReadCache(database.sql().isEmbedded() ? readCache : 0);
    }

    private Catalog(Catalog other, Viewer viewer) {
        this.sessions = other.sessions;
        this.nodes = other.nodes;
        this.rows = other.rows;
        this.viewer = viewer;
        this.writer = new NodeWriter(rows, other.writer.clock(), viewer);
        this.cache = other.cache;
    }

    /// The same for somebody who may use only some of its nodes, or these only for some purposes.
    ///
    /// @param scopes of the request, all of which are needed
    public Catalog of(AccessPolicy policy, Identity who, Set<Scope> scopes) {
        return new Catalog(this, Viewer.of(policy, who, scopes));
    }

    /// A node with its data source and its assets.
    public Optional<Node> find(NodePath path) {
        return cache.node(
                viewer.sight(), path, wanted -> sessions.read(connection -> rows.find(connection, wanted, viewer)));
    }

    /// A node with its data source and its assets.
    ///
    /// @throws ProblemException 404 `No such entry: ['a', 'b']`
    public Node get(NodePath path) {
        return find(path).orElseThrow(() -> NodeRows.missing(path));
    }

    /// Children of a container, by two statements at most.
    ///
    /// @throws ProblemException 404 where there is no such container, 400 for a cursor with a sort order
    public Listing search(NodePath container, Search search) {
        return cache.listing(
                viewer.sight(),
                container,
                search,
                page -> sessions.read(connection -> nodes.search(connection, container, page, viewer)));
    }

    /// How many children of a container fulfil all conditions, exactly.
    public long count(NodePath container, List<Query> queries) {
        return sessions.read(connection -> nodes.count(connection, container, queries, viewer));
    }

    /// The different values of children of a container.
    public Distinct distinct(NodePath container, List<Query> queries, Distinct.Wanted wanted) {
        return sessions.read(connection -> nodes.distinct(connection, container, queries, wanted, viewer));
    }

    /// Makes a node, its data source and its assets.
    ///
    /// @throws ProblemException 404 where there is no parent, 405 where it is no container, 409 `/a/b` where
    ///     the key is taken
    public Node create(NodePath parent, NewNode node) {
        return change(session -> writer.create(session, parent, node));
    }

    /// Changes a node.
    ///
    /// @throws ProblemException 404
    public Node update(NodePath path, NodeChange change) {
        return update(path, _ -> change);
    }

    /// Changes a node by what it is: no other change comes in between.
    ///
    /// @param change what it throws is thrown, and nothing is changed
    /// @throws ProblemException 404
    public Node update(NodePath path, Function<Node, NodeChange> change) {
        return changed(path, change).node();
    }

    /// The same, with the number of the revision.
    NodeWriter.Changed changed(NodePath path, Function<Node, NodeChange> change) {
        return change(session -> writer.update(session, path, change));
    }

    /// Replaces structure, media type, parameters and properties of a data source, and adds assets that it has
    /// not yet; of one that this server manages, the properties alone.
    ///
    /// @throws ProblemException 404 where the node has no data source of that id
    public Node updateSource(NodePath path, DataSource source) {
        return change(session -> writer.updateSource(session, path, source));
    }

    /// Notes that a node's data has changed, and its structure where one is given.
    public void dataChanged(NodePath path, Optional<String> structure) {
        change(session -> {
            writer.dataChanged(session, path, structure);
            return path;
        });
    }

    /// Takes a node out, with its revisions, data source and the assets that no other data source has.
    ///
    /// @param recursive whether its children go with it
    /// @param externalOnly whether to refuse where there is data that this server manages
    /// @return assets that this server manages and nobody has any more: their files can go
    /// @throws ProblemException 404; 409 where it has children, or managed data
    public List<Asset> delete(NodePath path, boolean recursive, boolean externalOnly) {
        return change(session -> session.doReturningWork(
                connection -> NodeRemoval.delete(connection, path, recursive, externalOnly, viewer)));
    }

    /// Those of some assets that no data source has, whoever may see it: their files can go.
    List<Asset> unowned(List<Asset> assets) {
        return sessions.read(connection -> AssetRows.unowned(connection, assets));
    }

    /// What a node was before its changes, the first one first; the cursor of a page is not used.
    public List<Revision> revisions(NodePath path, Page page) {
        require(path);
        return sessions.look(session -> Revisions.list(session, path, page));
    }

    /// How many revisions a node has.
    public long revisionCount(NodePath path) {
        require(path);
        return sessions.look(session -> Revisions.count(session, path));
    }

    private void require(NodePath path) {
        if (!viewer.sight().isWhole()) {
            sessions.read(connection -> {
                NodeRows.require(connection, path, viewer);
                return path;
            });
        }
    }

    /// Forgets a revision.
    ///
    /// @throws ProblemException 404
    public void deleteRevision(NodePath path, int number) {
        require(path);
        change(session -> {
            Revisions.delete(session, path, number);
            return path;
        });
    }

    /// One transaction, after which nothing is known any more, whether it ended well or not.
    private <T> T change(Sessions.Change<T> change) {
        try {
            return sessions.write(change);
        } finally {
            cache.forget();
        }
    }

    /// Closes the connections to the database that were made for it.
    @Override
    public void close() {
        sessions.close();
    }
}
