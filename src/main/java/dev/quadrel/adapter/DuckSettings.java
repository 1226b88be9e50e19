package dev.quadrel.adapter;

import dev.quadrel.settings.ByteCount;
import org.eclipse.microprofile.config.Config;

/// The settings of the engine for Parquet, CSV and tables that grow, `quadrel.table.*`.
///
/// @param memory most bytes that it uses; what does not fit goes to disk
/// @param threads that it works with
public record DuckSettings(long memory, int threads) {

    private static final String MEMORY = "quadrel.table.memory";
    private static final String THREADS = "quadrel.table.threads";

    /// Reads the settings.
    public static DuckSettings from(Config config) {
        int threads = config.getOptionalValue(THREADS, Integer.class)
                .orElse(Runtime.getRuntime().availableProcessors());
        if (threads < 1) {
            throw new IllegalArgumentException(THREADS + " is at least 1, which " + threads + " is not");
        }
        String memory = config.getOptionalValue(MEMORY, String.class).orElse("1GiB");
        return new DuckSettings(ByteCount.parse(MEMORY, memory), threads);
    }
}
