package dev.quadrel.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The member `cache` of a profile: where and how answers are kept.
///
/// Tiled's own client has a file of another layout, so the one here lies beside it, with a name that ends with
/// `.quadrel`.
final class ProfileCache {

    private static final String FILE = "filepath";
    private static final String CAPACITY = "capacity";
    private static final String LARGEST = "max_item_size";
    private static final String READ_ONLY = "readonly";
    private static final Set<String> KNOWN = Set.of(FILE, CAPACITY, LARGEST, READ_ONLY);

    private ProfileCache() {}

    /// Empty where it may only be read and is not there.
    ///
    /// @param where for messages
    /// @throws IllegalArgumentException for a member that is not known or of another type
    static Optional<ClientCache> open(Map<?, ?> members, String where) {
        for (Object member : members.keySet()) {
            if (!KNOWN.contains(String.valueOf(member))) {
                throw new IllegalArgumentException(
                        "%s has a cache with a member %s; known are %s".formatted(where, member, KNOWN));
            }
        }
        Path file = file(members.get(FILE));
        long capacity = bytes(members, CAPACITY, ClientCache.USUAL_CAPACITY, where);
        long largest = bytes(members, LARGEST, ClientCache.USUAL_LARGEST, where);
        if (Boolean.TRUE.equals(members.get(READ_ONLY))) {
            return Files.exists(file) ? Optional.of(ClientCache.readOnly(file)) : Optional.empty();
        }
        makeFolder(file);
        return Optional.of(ClientCache.open(file, capacity, largest));
    }

    private static Path file(@Nullable Object said) {
        Path file = said == null
                ? TiledFolders.here().cache().resolve("http_response_cache.db")
                : Path.of(Profile.expanded(said.toString()));
        return file.resolveSibling(file.getFileName() + ".quadrel").toAbsolutePath();
    }

    private static long bytes(Map<?, ?> members, String member, long usual, String where) {
        Object value = members.get(member);
        if (value == null) {
            return usual;
        }
        if (value instanceof Number number && number.longValue() > 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "%s has a cache whose %s is a number of bytes, not %s".formatted(where, member, value));
    }

    private static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
