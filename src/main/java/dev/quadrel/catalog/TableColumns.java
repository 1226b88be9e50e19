package dev.quadrel.catalog;

import dev.quadrel.adapter.Adapters;
import dev.quadrel.json.Json;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The columns of a table as nodes, which have no rows in the database.
final class TableColumns {

    private TableColumns() {}

    /// One column as an array.
    ///
    /// @throws dev.quadrel.problem.ProblemException 404 where the table has none of that name
    static Node node(Node table, NodePath path, Adapters adapters) {
        DataSource source = table.source().orElseThrow();
        String structure = Json.text(structure(source, path.key(), adapters));
        DataSource column = new DataSource(
                source.id(),
                StructureFamily.ARRAY,
                structure,
                source.mimeType(),
                source.parameters(),
                source.properties(),
                source.management(),
                source.assets());
        return new Node(
                table.id(),
                path,
                StructureFamily.ARRAY,
                List.of(),
                "{}",
                "null",
                Optional.of(column),
                new Node.ChildCount(0, true),
                table.updated(),
                table.version());
    }

    private static Object structure(DataSource source, String name, Adapters adapters) {
        try {
            return adapters.table(Sources.of(source)).column(name).structure().json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
