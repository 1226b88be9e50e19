package dev.quadrel.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.cache.StorageType;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;

/// Infinispan caches as `configure-infinispan.cli` defines them, with their files in a folder.
public final class StoredCaches implements AutoCloseable {

    /// Held, as a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("org.infinispan");

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final DefaultCacheManager manager;

    /// The caches of a folder; what was there before is there again.
    public StoredCaches(Path folder) {
        manager = new DefaultCacheManager(new GlobalConfigurationBuilder().build());
        for (String name : new String[] {"results", "live"}) {
            ConfigurationBuilder bytes = writtenThrough(folder.resolve(name));
            bytes.encoding().mediaType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
            bytes.memory().storage(StorageType.OFF_HEAP).maxSize("1MB");
            manager.defineConfiguration(name, bytes.build());
        }
        ConfigurationBuilder tokens = writtenThrough(folder.resolve("tokens"));
        tokens.memory().maxCount(100);
        manager.defineConfiguration("tokens", tokens.build());
    }

    /// The cache of results.
    public Cache<byte[], byte[]> results() {
        return manager.getCache("results");
    }

    /// The cache of what live applications keep.
    public Cache<byte[], byte[]> live() {
        return manager.getCache("live");
    }

    /// The cache of tokens.
    public Cache<String, String> tokens() {
        return manager.getCache("tokens");
    }

    @Override
    public void close() {
        manager.stop();
    }

    /// Runs a program that prints a line when it has done its work, and kills it at once (`kill -9`).
    ///
    /// @return the line
    public static String killed(Class<?> program, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            process.destroyForcibly().waitFor();
            return String.valueOf(line);
        }
    }

    private static ConfigurationBuilder writtenThrough(Path folder) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.persistence()
                .passivation(false)
                .addSoftIndexFileStore()
                .dataLocation(folder.resolve("data").toString())
                .indexLocation(folder.resolve("index").toString());
        return builder;
    }
}
