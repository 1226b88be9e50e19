package dev.quadrel.adapter;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Puts a part of a chunk into a copy of the chunk as it is.
final class ChunkMerge {

    private ChunkMerge() {}

    /// Makes the new chunk.
    ///
    /// @param change a file of the chunk's size, of which only the part counts
    /// @param old the chunk as it is
    /// @return the new chunk, complete and on the disk, beside the change
    static Path merge(Layout layout, ChunkPart part, Path change, Path old) throws IOException {
        Path merged = change.resolveSibling(change.getFileName() + "-merged");
        Files.copy(old, merged);
        long bytes = layout.chunkBytes();
        try (Arena arena = Arena.ofConfined();
                FileChannel from = FileChannel.open(change);
                FileChannel to = FileChannel.open(merged, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment source = from.map(MapMode.READ_ONLY, 0, bytes, arena);
            MemorySegment target = to.map(MapMode.READ_WRITE, 0, bytes, arena);
            Runs.visit(layout, part.selection(), run -> copy(run, source, target));
            target.force();
        }
        AtomicFile.force(merged);
        return merged;
    }

    private static void copy(Run run, MemorySegment source, MemorySegment target) {
        for (long i = 0; i < run.count(); i++) {
            long offset = run.offset() + i * run.stride();
            MemorySegment.copy(source, offset, target, offset, run.size());
        }
    }
}
