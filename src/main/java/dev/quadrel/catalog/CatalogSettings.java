package dev.quadrel.catalog;

import dev.quadrel.settings.ByteCount;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The settings of the catalog, `quadrel.catalog.*`.
///
/// @param directory `directory`: where the catalog is kept; without it in a temporary folder, removed at a clean stop
/// @param readableStorage `readable-storage`: folders whose files can be registered, with commas between them
/// @param databaseUrl `database-url`: a PostgreSQL database instead of the file in that folder
/// @param exactCount `exact-count`: up to how many nodes are counted for each answer
/// @param responseSize `response-size`: how many bytes of data one answer may have, before compression
/// @param readCache `read-cache`: how many bytes of descriptions are kept in memory; for SQLite alone, 0 for none
public record CatalogSettings(
        Optional<Path> directory,
        List<Path> readableStorage,
        Optional<String> databaseUrl,
        int exactCount,
        long responseSize,
        long readCache) {

    private static final String PREFIX = "quadrel.catalog.";
    private static final String RESPONSE_SIZE = PREFIX + "response-size";
    private static final String READ_CACHE = PREFIX + "read-cache";
    private static final int EXACT_COUNT = 10_000;
    private static final long USUAL_SIZE = 300_000_000;
    private static final long USUAL_CACHE = 16 << 20;

    public CatalogSettings {
        readableStorage = List.copyOf(readableStorage);
    }

    /// The settings as the deployment is configured.
    public static CatalogSettings from(Config config) {
        return new CatalogSettings(
                config.getOptionalValue(PREFIX + "directory", String.class).map(Path::of),
                config.getOptionalValue(PREFIX + "readable-storage", String.class)
                        .map(CatalogSettings::paths)
                        .orElse(List.of()),
                config.getOptionalValue(PREFIX + "database-url", String.class),
                config.getOptionalValue(PREFIX + "exact-count", Integer.class).orElse(EXACT_COUNT),
                bytes(config, RESPONSE_SIZE, USUAL_SIZE),
                bytes(config, READ_CACHE, USUAL_CACHE));
    }

    private static long bytes(Config config, String key, long usual) {
        return config.getOptionalValue(key, String.class)
                .map(text -> ByteCount.parse(key, text))
                .orElse(usual);
    }

    private static List<Path> paths(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }
}
