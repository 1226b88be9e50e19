package dev.quadrel.staticfile;

import dev.quadrel.negotiation.EntityTag;
import io.undertow.util.DateUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Reads what a reply needs to know of a file: its tag, its coded siblings (`.br`, `.zst`, `.gz`), its content where
/// it is small. Touches the file system. Thread safe.
final class FileLoader {

    /// Files up to this size are read at once for their tag and for compression; larger ones are never read whole.
    static final long READ_AT_ONCE = 8L << 20;

    private static final int WORTH_COMPRESSING = 1024;
    private static final Map<String, String> SIBLINGS = Map.of("br", ".br", "zstd", ".zst", "gzip", ".gz");

    private final long inMemory;

    /// @param inMemory files up to this size are held in memory, bytes
    FileLoader(long inMemory) {
        this.inMemory = inMemory;
    }

    /// @param known what was loaded for the same path before; reused where the file has not changed
    StoredFile load(Resolution.Found found, @Nullable StoredFile known) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(found.real(), BasicFileAttributes.class);
        FileStamp stamp = FileStamp.whenRead(attributes, Instant.now());
        @Nullable StoredFile same = known != null && isSame(known, found, stamp) ? known : null;
        Representation plain = same != null ? same.plain() : read(found, attributes);
        boolean compressible = attributes.size() >= WORTH_COMPRESSING
                && attributes.size() <= READ_AT_ONCE
                && MediaTypes.isCompressible(found.mediaType());
        Map<String, Representation> coded = siblings(found, plain, attributes);
        if (same != null && compressible && same.coded().containsKey("gzip")) {
            coded.putIfAbsent("gzip", same.in("gzip"));
        }
        return new StoredFile(
                found.requested(),
                stamp,
                found.mediaType(),
                DateUtils.toDateString(new Date(attributes.lastModifiedTime().toMillis())),
                plain,
                Map.copyOf(coded),
                compressible || !coded.isEmpty(),
                compressible && !coded.containsKey("gzip"),
                System.nanoTime());
    }

    /// The same file with its `gzip` form made and held in memory.
    StoredFile compressed(StoredFile file) throws IOException {
        byte[] content = Files.readAllBytes(file.plain().source());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        Map<String, Representation> coded = new HashMap<>(file.coded());
        EntityTag tag = file.plain().tag().coded("gzip");
        coded.put(
                "gzip",
                Representation.inMemory(tag, bytes.toByteArray(), file.plain().source()));
        return new StoredFile(
                file.requested(),
                file.stamp(),
                file.mediaType(),
                file.lastModified(),
                file.plain(),
                Map.copyOf(coded),
                file.varies(),
                false,
                file.resolvedAt());
    }

    private static boolean isSame(StoredFile known, Resolution.Found found, FileStamp stamp) {
        return known.stamp().equals(stamp) && known.plain().source().equals(found.real());
    }

    private Representation read(Resolution.Found found, BasicFileAttributes attributes) throws IOException {
        if (attributes.size() > READ_AT_ONCE) {
            return Representation.onDisk(EntityTag.ofAttributes(attributes), attributes.size(), found.real());
        }
        byte[] content = Files.readAllBytes(found.real());
        EntityTag tag = EntityTag.ofBytes(content);
        return content.length <= inMemory
                ? Representation.inMemory(tag, content, found.real())
                : Representation.onDisk(tag, content.length, found.real());
    }

    /// A sibling that is older than the file was made from another content and is left alone.
    private static Map<String, Representation> siblings(
            Resolution.Found found, Representation plain, BasicFileAttributes attributes) throws IOException {
        Map<String, Representation> coded = new HashMap<>();
        for (Map.Entry<String, String> sibling : SIBLINGS.entrySet()) {
            Path path = found.real().resolveSibling(found.real().getFileName() + sibling.getValue());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class);
            if (own.lastModifiedTime().compareTo(attributes.lastModifiedTime()) >= 0) {
                EntityTag tag = plain.tag().coded(sibling.getKey());
                coded.put(sibling.getKey(), Representation.onDisk(tag, own.size(), path));
            }
        }
        return coded;
    }
}
