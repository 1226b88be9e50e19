package dev.quadrel.catalog;

import dev.quadrel.figures.Figure;
import dev.quadrel.figures.FigureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// How large the catalog is, once a request has opened it.
@ApplicationScoped
class CatalogFigures implements FigureSource {

    private static final long MINUTE = 60_000_000_000L;

    @Inject
    CatalogStore catalog;

    private long counted;
    private long last;

    /// Counting reads an index to its end: not at each question.
    @Override
    public synchronized List<Figure> figures() {
        long now = System.nanoTime();
        if (catalog.isOpen() && (last == 0 || now - last > MINUTE)) {
            counted = catalog.sessions().read(CatalogFigures::count);
            last = now;
        }
        return List.of(Figure.gauge("quadrel_nodes", "Nodes of the catalog", counted));
    }

    /// Without the root.
    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) - 1 FROM nodes")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
