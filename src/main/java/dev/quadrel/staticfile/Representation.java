package dev.quadrel.staticfile;

import dev.quadrel.negotiation.EntityTag;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file's content in one content coding, ready to be sent.
///
/// @param tag strong entity tag, different for each coding
/// @param size bytes
/// @param bytes the content where it is held in memory, never changed; null where it is sent from `source`
/// @param source real path of the file that holds the content
record Representation(
        EntityTag tag,
        String tagHeader,
        long size,
        @Nullable ByteBuffer bytes,
        Path source) {

    static Representation inMemory(EntityTag tag, byte[] content, Path source) {
        ByteBuffer direct =
                ByteBuffer.allocateDirect(content.length).put(content).flip();
        return new Representation(tag, tag.quoted(), content.length, direct, source);
    }

    static Representation onDisk(EntityTag tag, long size, Path source) {
        return new Representation(tag, tag.quoted(), size, null, source);
    }

    int memory() {
        return bytes == null ? 0 : bytes.capacity();
    }
}
