package dev.quadrel.http;

import java.util.List;

/// The settings of the catalog and its streams, for the page.
final class CatalogRows {

    private CatalogRows() {}

    static final List<Setting> ALL = List.of(
            new Setting(
                    "quadrel.catalog.api-key",
                    "a random one at each start",
                    "the key that allows everything where no users log in; letters and digits"),
            new Setting(
                    "quadrel.catalog.database-url",
                    "none",
                    "PostgreSQL instead of a file: `jdbc:postgresql://host/database?user=...&password=...`"),
            new Setting(
                    "quadrel.catalog.directory",
                    "a temporary folder",
                    "where the catalog and its data are kept; a temporary one is removed"),
            new Setting("quadrel.catalog.exact-count", "10000", "up to how many nodes are counted for each answer"),
            new Setting("quadrel.catalog.public", "false", "everybody may read"),
            new Setting(
                    "quadrel.catalog.read-cache",
                    "16 MiB",
                    "how much of what was read stays in memory until something changes; not for PostgreSQL"),
            new Setting(
                    "quadrel.catalog.readable-storage",
                    "none",
                    "folders whose files can be registered, with commas between them"),
            new Setting(
                    "quadrel.catalog.response-size", "300000000", "bytes of data in one answer, before compression"),
            new Setting(
                    "quadrel.catalog.stream.age", "1 h", "how long an event is kept for those who come or come back"),
            new Setting(
                    "quadrel.catalog.stream.allowed-origins",
                    "none",
                    "origins whose pages may open a web socket, besides the server's own, with commas; `*` for all"),
            new Setting(
                    "quadrel.catalog.stream.event-size",
                    "16 MiB",
                    "data in one event, half of `memory` at most; of more, clients are told where to read it"),
            new Setting("quadrel.catalog.stream.events", "10000", "events that are kept, of all nodes"),
            new Setting(
                    "quadrel.catalog.stream.heart-beat",
                    "30 s",
                    "a client that is silent for so long is asked whether it is there; 0 for never"),
            new Setting(
                    "quadrel.catalog.stream.memory",
                    "64 MiB",
                    "memory for the events that are kept, of all nodes; 0 for no streams"));
}
