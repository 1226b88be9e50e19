package dev.quadrel.catalog;

import dev.quadrel.adapter.Adapters;
import dev.quadrel.adapter.ArrayStores;
import dev.quadrel.adapter.DuckDatabase;
import dev.quadrel.adapter.DuckSettings;
import dev.quadrel.adapter.Storage;
import dev.quadrel.adapter.TableStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// A catalog with its files.
///
/// @param isOpenToAll whether nobody decides who may use which node
/// @param claim on the folder of an embedded database
/// @param temporary folder that goes when the catalog is closed
record OpenCatalog(
        CatalogDatabase database,
        Catalog catalog,
        Storage storage,
        Adapters adapters,
        boolean isOpenToAll,
        Optional<FolderClaim> claim,
        Optional<Path> temporary)
        implements AutoCloseable {

    /// No upload takes longer; what another server writes at this moment is left alone.
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger("dev.quadrel.catalog");

    /// Connections that the server has.
    record Databases(DataSource sqlite, DataSource postgresql) {}

    /// Opens it by the databases that `configure-datasource.cli` defines.
    static OpenCatalog open(CatalogSettings settings, Config config, Databases databases, boolean isOpenToAll) {
        try {
            Path folder = settings.directory()
                    .orElseGet(
                            () -> Path.of(config.getValue("jboss.server.temp.dir", String.class), "quadrel-catalog"));
            Optional<Path> temporary = settings.directory().isPresent() ? Optional.empty() : Optional.of(folder);
            if (temporary.isPresent()) {
                Storage.deleteTree(folder);
            }
            Files.createDirectories(folder);
            Path data = Files.createDirectories(folder.resolve("data")).toRealPath();
            Storage storage = new Storage(Optional.of(data), settings.readableStorage());
            storage.removeLeftovers(Instant.now().minus(LEFT_OVER));
            CatalogDatabase database = database(settings, databases);
            Catalog catalog = new Catalog(database, settings.exactCount(), settings.readCache(), Clock.systemUTC());
            Adapters adapters = adapters(storage, data, settings, config);
            Optional<FolderClaim> claim =
                    settings.databaseUrl().isPresent() ? Optional.empty() : Optional.of(FolderClaim.of(folder));
            return new OpenCatalog(database, catalog, storage, adapters, isOpenToAll, claim, temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogDatabase database(CatalogSettings settings, Databases databases) {
        return settings.databaseUrl().isPresent()
                ? CatalogDatabase.postgres(databases.postgresql())
                : CatalogDatabase.sqlite(databases.sqlite());
    }

    private static Adapters adapters(Storage storage, Path data, CatalogSettings settings, Config config)
            throws IOException {
        List<Path> folders = new ArrayList<>(List.of(data));
        for (Path readable : settings.readableStorage()) {
            folders.add(readable.toRealPath());
        }
        DuckDatabase duck = new DuckDatabase(DuckSettings.from(config), folders, Optional.of(data));
        return new Adapters(storage, new ArrayStores(storage), new TableStores(duck));
    }

    @Override
    public void close() {
        catalog.close();
        try {
            adapters.tables().database().close();
            if (claim.isPresent()) {
                claim.get().close();
            }
            if (temporary.isPresent()) {
                Storage.deleteTree(temporary.get());
            }
        } catch (IOException e) {
            LOG.warn("The catalog's files could not be closed or deleted", e);
        }
    }
}
