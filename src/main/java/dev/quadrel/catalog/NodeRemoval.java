package dev.quadrel.catalog;

import dev.quadrel.access.Reach;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Takes nodes out, within a transaction: a handful of statements however many nodes there are.
final class NodeRemoval {

    /// Rows of a node and of all below it. Their paths are in one range: `0` follows the slash.
    private static final String SUBTREE = "(%1$s.path = ? OR (%1$s.path >= ? AND %1$s.path < ?))";

    private static final String SOURCES =
            "FROM nodes n JOIN data_sources s ON s.node_id = n.id WHERE " + SUBTREE.formatted("n");
    private static final String LINKS = "FROM nodes n JOIN data_sources s ON s.node_id = n.id"
            + " JOIN data_source_assets l ON l.data_source_id = s.id WHERE ";

    private NodeRemoval() {}

    /// Takes a node away, with all that is only its own.
    ///
    /// @return managed assets that nobody has any more
    static List<Asset> delete(
            Connection connection, NodePath path, boolean recursive, boolean externalOnly, Viewer viewer)
            throws SQLException {
        NodeRows.require(connection, path, viewer);
        check(connection, path, recursive);
        requireAll(connection, path, viewer);
        if (externalOnly
                && isThere(connection, subtree("SELECT 1 " + SOURCES + " AND s.management <> 'external'", path))) {
            throw ProblemException.of(
                    409, "%s has data that this server manages; pass external_only=False.".formatted(path));
        }
        List<Owned> assets = assets(connection, path);
        try {
            execute(connection, subtree("DELETE FROM nodes WHERE " + SUBTREE.formatted("nodes"), path));
        } catch (SQLException e) {
            if (Failures.isReference(e)) {
                throw ProblemException.of(409, path + " has got an entry meanwhile");
            }
            throw e;
        }
        return deleteAssets(connection, assets);
    }

    private static void check(Connection connection, NodePath path, boolean recursive) throws SQLException {
        if (path.isRoot()) {
            throw ProblemException.of(405, "The root stays; its entries can be deleted");
        }
        if (!isThere(connection, Sql.of("SELECT 1 FROM nodes n WHERE n.path = ?", path.text()))) {
            throw NodeRows.missing(path);
        }
        Sql children = Sql.of(
                "SELECT 1 FROM nodes c WHERE c.parent = (SELECT n.id FROM nodes n WHERE n.path = ?) LIMIT 1",
                path.text());
        if (!recursive && isThere(connection, children)) {
            throw ProblemException.of(409, path + " has entries; pass recursive=True to delete them with it.");
        }
    }

    /// Nobody takes away with a container what somebody else has in it.
    private static void requireAll(Connection connection, NodePath path, Viewer viewer) throws SQLException {
        Reach reach = viewer.sight().both();
        if (reach.equals(Reach.everything())) {
            return;
        }
        Sql others = Sql.fill(
                "%s AND n.access NOT IN (%s) LIMIT 1",
                subtree("SELECT 1 FROM nodes n WHERE " + SUBTREE.formatted("n"), path), Within.ids(reach));
        if (isThere(connection, others)) {
            throw ProblemException.of(403, path + " has entries in it that only others can delete");
        }
    }

    /// An asset that only nodes below have.
    private record Owned(Asset asset, boolean managed) {}

    private static List<Owned> assets(Connection connection, NodePath path) throws SQLException {
        String below = SUBTREE.formatted("n");
        Sql found = Sql.fill(
                "SELECT a.id, a.data_uri, a.is_directory, a.size, o.managed FROM (%s) o JOIN assets a ON a.id = o.id"
                        + " WHERE NOT EXISTS (%s)",
                subtree(
                        "SELECT l.asset_id AS id, max(CASE WHEN s.management = 'external' THEN 0 ELSE 1 END) AS"
                                + " managed "
                                + LINKS + below + " GROUP BY l.asset_id",
                        path),
                subtree("SELECT 1 " + LINKS + "l.asset_id = o.id AND NOT " + below, path));
        List<Owned> assets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(found.text())) {
            found.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long size = row.getLong(4);
                    Long known = row.wasNull() ? null : size;
                    URI uri = URI.create(row.getString(2));
                    Asset asset = new Asset(row.getLong(1), uri, row.getInt(3) == 1, null, null, known);
                    assets.add(new Owned(asset, row.getInt(5) == 1));
                }
            }
        }
        return assets;
    }

    /// @return those that are managed, and that no other transaction has taken meanwhile
    private static List<Asset> deleteAssets(Connection connection, List<Owned> assets) throws SQLException {
        List<Asset> free = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM assets WHERE id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM data_source_assets l WHERE l.asset_id = assets.id)")) {
            for (Owned owned : assets) {
                statement.setLong(1, owned.asset.id());
                statement.addBatch();
            }
            int[] deleted = statement.executeBatch();
            for (int i = 0; i < deleted.length; i++) {
                if (deleted[i] == 1 && assets.get(i).managed) {
                    free.add(assets.get(i).asset);
                }
            }
        }
        return free;
    }

    private static Sql subtree(String text, NodePath path) {
        return Sql.of(text, path.text(), path.text() + "/", path.text() + "0");
    }

    private static boolean isThere(Connection connection, Sql query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.text())) {
            query.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, Sql change) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change.text())) {
            change.bind(statement);
            statement.executeUpdate();
        }
    }
}
