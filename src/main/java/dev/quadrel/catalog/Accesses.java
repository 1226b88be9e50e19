package dev.quadrel.catalog;

import dev.quadrel.access.NodeAccess;
import dev.quadrel.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// What nodes say of who may use them, within a transaction. Each different saying is one row of the table `accesses`,
/// and each node has the number of the one that counts for it.
final class Accesses {

    /// Of nodes for which nothing counts.
    private static final long NOTHING = 0;

    /// A tag has no control character.
    private static final String BETWEEN = "\n";

    private Accesses() {}

    /// Notes what a new node says, and what counts for it.
    static void start(Connection connection, NodeEntity node, NodeEntity parent, Viewer viewer) throws SQLException {
        long around = inside(parent);
        NodeAccess outer = viewer.rules().isPresent() ? read(connection, around) : NodeAccess.NONE;
        NodeAccess own = viewer.atCreation(node.accessBlob, outer);
        note(connection, node, own, around);
        if (viewer.rules().isPresent()) {
            node.accessBlob = own.blob();
        }
    }

    /// Changes what a node says, and what counts for it and for those below that say nothing.
    static void change(StatelessSession session, NodeEntity node, String asked, Viewer viewer) throws SQLException {
        session.doWork(connection -> change(session, connection, node, asked, viewer));
    }

    private static void change(
            StatelessSession session, Connection connection, NodeEntity node, String asked, Viewer viewer)
            throws SQLException {
        Optional<NodeAccess> changed = viewer.atChange(asked, read(connection, inside(node)));
        if (changed.isEmpty()) {
            return;
        }
        NodeAccess own = changed.get();
        node.accessBlob = viewer.rules().isPresent() ? own.blob() : asked;
        long around = node.parent == null ? NOTHING : inside(session.get(NodeEntity.class, node.parent));
        note(connection, node, own, around);
        spread(connection, node);
    }

    /// What counts for nodes in a container that say nothing; the root's own number is the root's alone.
    private static long inside(NodeEntity container) {
        if (container.parent != null) {
            return container.access;
        }
        return container.ownAccess == null ? NOTHING : container.ownAccess;
    }

    private static void note(Connection connection, NodeEntity node, NodeAccess own, long around) throws SQLException {
        node.ownAccess = own.isNone() ? null : (Long) store(connection, own);
        if (node.parent != null) {
            node.access = node.ownAccess == null ? around : node.ownAccess;
        }
    }

    /// A node that is made meanwhile was not seen by the statement, but it waits for a row that this has changed.
    private static void spread(Connection connection, NodeEntity node) throws SQLException {
        Sql update = Sql.of("""
            WITH RECURSIVE below (id) AS (
                SELECT n.id FROM nodes n WHERE n.id = ?
                UNION ALL
                SELECT c.id FROM below b JOIN nodes c ON c.parent = b.id WHERE c.own_access IS NULL
            )
            UPDATE nodes SET access = ?, version = version + 1
            WHERE id IN (SELECT b.id FROM below b) AND access <> ? AND parent IS NOT NULL AND id <> ?\
            """, node.id, inside(node), inside(node), node.id);
        try (PreparedStatement statement = connection.prepareStatement(update.text())) {
            update.bind(statement);
            int changed;
            do {
                changed = statement.executeUpdate();
            } while (changed > 0);
        }
    }

    private static NodeAccess read(Connection connection, long id) throws SQLException {
        if (id == NOTHING) {
            return NodeAccess.NONE;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT a.access_blob, a.owner, (SELECT string_agg(t.tag, '" + BETWEEN
                        + "') FROM access_tags t WHERE t.access_id = a.id) FROM accesses a WHERE a.id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                @Nullable String tags = row.getString(3);
                return new NodeAccess(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        tags == null ? Set.of() : Set.of(tags.split(BETWEEN, -1)));
            }
        }
    }

    /// The number of a saying, which is made where it is not there yet.
    private static long store(Connection connection, NodeAccess access) throws SQLException {
        String digest = digest(access);
        Optional<Long> known = find(connection, digest);
        if (known.isPresent()) {
            return known.get();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO accesses (digest, owner, access_blob)"
                + " VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING")) {
            insert.setString(1, digest);
            insert.setString(2, access.owner().orElse(null));
            insert.setString(3, access.blob());
            insert.executeUpdate();
        }
        long id = find(connection, digest).orElseThrow();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO access_tags (tag, access_id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            for (String tag : new TreeSet<>(access.tags())) {
                insert.setString(1, tag);
                insert.setLong(2, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return id;
    }

    private static Optional<Long> find(Connection connection, String digest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM accesses WHERE digest = ?")) {
            statement.setString(1, digest);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private static String digest(NodeAccess access) {
        Object all = List.of(access.blob(), access.owner().orElse(""), List.copyOf(new TreeSet<>(access.tags())));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.canonical(all)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has SHA-256", e);
        }
    }
}
