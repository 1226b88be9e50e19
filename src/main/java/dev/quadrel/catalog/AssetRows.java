package dev.quadrel.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gives data sources their assets, by two batches of statements however many there are.
final class AssetRows {

    private AssetRows() {}

    /// Makes the assets that are not there yet, and gives all of them to a data source that has not got them.
    static void link(Connection connection, long source, List<Asset> assets) throws SQLException {
        if (assets.isEmpty()) {
            return;
        }
        // In one order: two transactions that make the same files would wait for each other.
        List<Asset> ordered =
                assets.stream().sorted(Comparator.comparing(Asset::dataUri)).toList();
        insert(connection, ordered);
        link(connection, ordered, source);
    }

    /// Those that no data source has.
    static List<Asset> unowned(Connection connection, List<Asset> assets) throws SQLException {
        List<Asset> unowned = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement("SELECT 1 FROM assets WHERE data_uri = ?")) {
            for (Asset asset : assets) {
                find.setString(1, asset.dataUri().toString());
                try (ResultSet found = find.executeQuery()) {
                    if (!found.next()) {
                        unowned.add(asset);
                    }
                }
            }
        }
        return unowned;
    }

    private static void insert(Connection connection, List<Asset> assets) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO assets (data_uri, is_directory, size)"
                + " VALUES (?, ?, ?) ON CONFLICT (data_uri) DO NOTHING")) {
            for (Asset asset : assets) {
                insert.setString(1, asset.dataUri().toString());
                insert.setInt(2, asset.directory() ? 1 : 0);
                insert.setObject(3, asset.size(), Types.BIGINT);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void link(Connection connection, List<Asset> assets, long source) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO data_source_assets (data_source_id, asset_id, parameter, num)"
                        + " SELECT CAST(? AS BIGINT), a.id, CAST(? AS TEXT), CAST(? AS INTEGER)"
                        + " FROM assets a WHERE a.data_uri = ? ON CONFLICT DO NOTHING")) {
            for (Asset asset : assets) {
                insert.setLong(1, source);
                insert.setString(2, asset.parameter());
                insert.setObject(3, asset.number(), Types.INTEGER);
                insert.setString(4, asset.dataUri().toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
