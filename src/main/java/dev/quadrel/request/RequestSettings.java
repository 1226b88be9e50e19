package dev.quadrel.request;

import dev.quadrel.settings.ByteCount;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/// Limits of a request's body. Sizes are in bytes; in the configuration they may be spelled `78`, `64KiB`, `50MiB`.
///
/// @param maxPartSize largest part of a multipart body, `quadrel.request.max-part-size`, 50 MiB
/// @param maxBodySize largest body of any other kind, and all text parts of a multipart body together,
///     `quadrel.request.max-body-size`, 16 MiB; such a body is held in memory when it is parsed
/// @param memoryThreshold what the uploaded files of one request may hold in memory together, the rest is on disk,
///     `quadrel.request.memory-threshold`, 64 KiB
/// @param uploadDirectory folder of the files on disk, made when first needed, `quadrel.request.upload-directory`;
///     `quadrel-uploads` in WildFly's temporary folder (or the JVM's, outside WildFly)
public record RequestSettings(long maxPartSize, long maxBodySize, long memoryThreshold, Path uploadDirectory) {

    static final String MAX_PART_SIZE = "quadrel.request.max-part-size";
    static final String MAX_BODY_SIZE = "quadrel.request.max-body-size";
    static final String MEMORY_THRESHOLD = "quadrel.request.memory-threshold";
    static final String UPLOAD_DIRECTORY = "quadrel.request.upload-directory";

    public RequestSettings {
        requireSize("maxPartSize", maxPartSize);
        requireSize("maxBodySize", maxBodySize);
        requireSize("memoryThreshold", memoryThreshold);
    }

    /// The settings that the configuration names, and defaults for the others.
    ///
    /// @throws IllegalArgumentException where a value is not a size; the message names the key
    public static RequestSettings from(Config config) {
        return new RequestSettings(
                size(config, MAX_PART_SIZE, "50MiB"),
                size(config, MAX_BODY_SIZE, "16MiB"),
                size(config, MEMORY_THRESHOLD, "64KiB"),
                config.getOptionalValue(UPLOAD_DIRECTORY, String.class)
                        .map(Path::of)
                        .orElseGet(() -> temporaryFolder(config)));
    }

    private static long size(Config config, String key, String absent) {
        return ByteCount.parse(key, config.getOptionalValue(key, String.class).orElse(absent));
    }

    /// WildFly's own folder comes first: it is on disk where `/tmp` may be memory, and is emptied at each start.
    private static Path temporaryFolder(Config config) {
        return config.getOptionalValue("jboss.server.temp.dir", String.class)
                .or(() -> config.getOptionalValue("java.io.tmpdir", String.class))
                .map(Path::of)
                .orElse(Path.of("."))
                .resolve("quadrel-uploads");
    }

    private static void requireSize(String name, long size) {
        if (size < 0) {
            throw new IllegalArgumentException(name + " is " + size + "; a size is 0 or more");
        }
    }
}
