package dev.quadrel.serialization;

import dev.quadrel.adapter.TableStores;
import java.util.List;

/// All forms in which tables are sent.
public final class TableFormats {

    private TableFormats() {}

    /// In the order of preference: the first is sent to whoever has no wish.
    public static List<TableFormat> all(TableStores stores) {
        return List.of(
                new TableArrow(),
                new TableParquet(stores),
                new TableCsv("text/csv", List.of("csv")),
                new TableCsv("text/x-comma-separated-values", List.of()),
                new TableCsv("text/plain", List.of("txt", "text")),
                new TableCsv("application/vnd.ms-excel", List.of("xls")),
                new TableHtml(),
                new TableXlsx(),
                new TableJson(),
                new TableJsonSequence());
    }
}
