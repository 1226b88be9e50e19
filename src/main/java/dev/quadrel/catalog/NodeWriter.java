package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.hibernate.StatelessSession;

/// Makes and changes nodes, within a transaction.
///
/// @param viewer for whom
record NodeWriter(NodeRows rows, Clock clock, Viewer viewer) {

    /// Makes a node, its data source and its assets.
    Node create(StatelessSession session, NodePath parent, NewNode node) throws SQLException {
        NodePath path = parent.child(node.key());
        require(session, parent);
        NodeEntity container = container(session, path);
        NodeEntity entity = new NodeEntity();
        entity.parent = id(container);
        entity.key = node.key();
        entity.path = path.text();
        entity.family = node.family().text();
        entity.metadata = node.metadata();
        entity.specs = SpecsJson.text(node.specs());
        entity.accessBlob = node.accessBlob();
        entity.created = clock.millis();
        entity.updated = entity.created;
        entity.version = 1;
        session.doWork(connection -> Accesses.start(connection, entity, container, viewer));
        long id = insert(session, entity, path);
        if (node.source().isPresent()) {
            DataSource source = node.source().get();
            long sourceId = (Long) session.insert(DataSourceEntity.of(id, source));
            session.doWork(connection -> AssetRows.link(connection, sourceId, source.assets()));
        }
        return read(session, path);
    }

    /// A container that has not got the key yet. What counts for it stays as it is until the end where others may
    /// change that.
    private NodeEntity container(StatelessSession session, NodePath path) {
        List<NodeEntity> there = session.createSelectionQuery(
                        "from NodeEntity n where n.path = :parent or n.path = :path", NodeEntity.class)
                .setParameter("parent", path.parent().text())
                .setParameter("path", path.text())
                .setLockMode(viewer.rules().isPresent() ? LockModeType.PESSIMISTIC_READ : LockModeType.NONE)
                .getResultList();
        NodeEntity parent = there.stream()
                .filter(node -> node.path.equals(path.parent().text()))
                .findFirst()
                .orElseThrow(() -> NodeRows.missing(path.parent()));
        if (!parent.family.equals(StructureFamily.CONTAINER.text())) {
            throw ProblemException.of(
                    405,
                    "Only a container has entries, and %s is of the family %s".formatted(path.parent(), parent.family));
        }
        if (there.size() > 1) {
            throw taken(path);
        }
        return parent;
    }

    private static ProblemException taken(NodePath path) {
        return ProblemException.of(409, path.toString());
    }

    /// Another transaction may make the key, or delete the parent, at the same time.
    private static long insert(StatelessSession session, NodeEntity entity, NodePath path) {
        try {
            return (Long) session.insert(entity);
        } catch (HibernateException e) {
            if (Failures.isDuplicate(e)) {
                throw taken(path);
            }
            if (Failures.isReference(e)) {
                throw NodeRows.missing(path.parent());
            }
            throw e;
        }
    }

    /// A node that was changed.
    ///
    /// @param revision the number by which its state before is kept
    record Changed(Node node, OptionalInt revision) {}

    /// Replaces what is given.
    ///
    /// @param form makes the change out of the node as it is, which nobody else changes meanwhile
    Changed update(StatelessSession session, NodePath path, Function<Node, NodeChange> form) throws SQLException {
        require(session, path);
        NodeEntity node = find(session, path, LockModeType.PESSIMISTIC_WRITE);
        NodeChange change = form.apply(read(session, path));
        OptionalInt revision =
                change.keepRevision() ? OptionalInt.of(Revisions.keep(session, node)) : OptionalInt.empty();
        node.metadata = change.metadata().orElse(node.metadata);
        node.specs = change.specs().map(SpecsJson::text).orElse(node.specs);
        if (change.accessBlob().isPresent()) {
            Accesses.change(session, node, change.accessBlob().get(), viewer);
        }
        node.updated = clock.millis();
        node.version++;
        session.update(node);
        return new Changed(read(session, path), revision);
    }

    /// Replaces what may change of a data source, and adds assets.
    Node updateSource(StatelessSession session, NodePath path, DataSource source) throws SQLException {
        require(session, path);
        NodeEntity node = find(session, path, LockModeType.PESSIMISTIC_WRITE);
        DataSourceEntity entity = session.get(DataSourceEntity.class, source.id());
        if (entity == null || entity.node != id(node)) {
            throw ProblemException.notFound("%s has no data source %d".formatted(path, source.id()));
        }
        if (entity.management.equals("external")) {
            entity.replace(source);
            session.doWork(connection -> AssetRows.link(connection, source.id(), source.assets()));
        } else {
            entity.properties = source.properties();
        }
        session.update(entity);
        node.version++;
        session.update(node);
        return read(session, path);
    }

    /// Counts the version on, and replaces the structure where one is given.
    void dataChanged(StatelessSession session, NodePath path, Optional<String> structure) {
        require(session, path);
        int changed = session.createMutationQuery(
                        "update NodeEntity n set n.version = n.version + 1 where n.path = :path")
                .setParameter("path", path.text())
                .executeUpdate();
        if (changed == 0) {
            throw NodeRows.missing(path);
        }
        structure.ifPresent(text -> session.createMutationQuery("update DataSourceEntity s set s.structure = :structure"
                        + " where s.node = (select n.id from NodeEntity n where n.path = :path)")
                .setParameter("structure", text)
                .setParameter("path", path.text())
                .executeUpdate());
    }

    /// Whoever changes a node may see what has come of it, though this may have been the last time.
    private Node read(StatelessSession session, NodePath path) throws SQLException {
        return session.doReturningWork(connection -> rows.find(connection, path, viewer.ofAll()))
                .orElseThrow();
    }

    /// Makes sure that the viewer can change a node.
    private void require(StatelessSession session, NodePath path) {
        if (!viewer.sight().isWhole()) {
            session.doWork(connection -> NodeRows.require(connection, path, viewer));
        }
    }

    /// The row of a node.
    ///
    /// @throws ProblemException 404
    static NodeEntity find(StatelessSession session, NodePath path, LockModeType lock) {
        NodeEntity node = session.createSelectionQuery("from NodeEntity n where n.path = :path", NodeEntity.class)
                .setParameter("path", path.text())
                .setLockMode(lock)
                .getSingleResultOrNull();
        if (node == null) {
            throw NodeRows.missing(path);
        }
        return node;
    }

    /// The id of a node that is stored.
    static long id(NodeEntity node) {
        Long id = node.id;
        if (id == null) {
            throw new IllegalStateException("The node is not stored yet");
        }
        return id;
    }
}
