package dev.quadrel.adapter;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.Selection;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Takes the elements of a box into temporary files, one for each chunk, and puts these in their places when all have
/// come. Ends with [#close], which takes away what is not in its place.
final class ChunkUpload implements Closeable {

    private static final int MOST_OPEN = 256;
    private static final int ALL_BUFFERS = 4 << 20;
    private static final int LEAST_BUFFER = 1 << 10;
    private static final int LARGEST_BUFFER = 64 << 10;

    private final Path folder;
    private final ChunkKeys keys;
    private final Layout layout;
    private final Box box;
    private final Path staging;
    private final boolean keepOpen;
    private final int buffer;
    private final Map<Long, Arriving> arriving = new HashMap<>();
    private final List<Arrived> arrived = new ArrayList<>();

    /// @param folder of the array
    /// @param layout of the array, in which the box lies
    ChunkUpload(Path folder, ChunkKeys keys, Layout layout, Box box) {
        this.folder = folder;
        this.keys = keys;
        this.layout = layout;
        this.box = box;
        staging = AtomicFile.temporary(folder.resolve("upload"));
        long atOnce = atOnce();
        keepOpen = atOnce <= MOST_OPEN;
        buffer = Math.clamp(ALL_BUFFERS / Math.max(1, atOnce), LEAST_BUFFER, LARGEST_BUFFER);
    }

    private static final class Arriving {
        private final StagedChunk file;
        private long left;

        Arriving(StagedChunk file, long left) {
            this.file = file;
            this.left = left;
        }
    }

    private record Arrived(long[] chunk, Path file) {}

    /// How many chunks arrive side by side: those along the dimensions behind the first one that has several elements
    /// of a chunk.
    private long atOnce() {
        long count = 1;
        boolean behind = false;
        for (int i = 0; i < layout.dimensions(); i++) {
            long length = layout.chunk()[i];
            long first = box.offset().get(i) / length;
            long last = Math.max(first, (box.offset().get(i) + box.shape().get(i) - 1) / length);
            count = Math.min(Integer.MAX_VALUE, behind ? count * (last - first + 1) : 1);
            behind |= length > 1 && box.shape().get(i) > 1;
        }
        return count;
    }

    /// Takes all elements.
    ///
    /// @throws dev.quadrel.problem.ProblemException 422 where there are too few or too many
    void receive(InputStream in) throws IOException {
        Feed feed = new Feed(in, Math.multiplyExact(box.elements(), layout.itemSize()));
        Runs.visit(layout, Selection.of(box), run -> receive(run, feed));
        feed.end();
    }

    private void receive(Run run, Feed feed) throws IOException {
        long number = run.number();
        Arriving chunk = arriving.get(number);
        if (chunk == null) {
            Path file = staging.resolve(keys.key(run.chunk()));
            chunk = new Arriving(
                    new StagedChunk(file, buffer, keepOpen), part(run.chunk()).bytes(layout.itemSize()));
            arriving.put(number, chunk);
        }
        for (long i = 0; i < run.count(); i++) {
            receive(chunk, run.offset() + i * run.stride(), run.size(), feed);
        }
        chunk.left -= run.bytes();
        if (chunk.left == 0) {
            chunk.file.finish(layout.chunkBytes());
            arrived.add(new Arrived(run.chunk(), chunk.file.file()));
            arriving.remove(number);
        }
    }

    private static void receive(Arriving chunk, long offset, long size, Feed feed) throws IOException {
        long[] at = {offset};
        feed.pass(size, (bytes, from, length) -> {
            chunk.file.write(at[0], bytes, from, length);
            at[0] += length;
        });
    }

    /// Puts the chunks in their places; by one renaming where there are none yet. So the folder of the chunks is never
    /// empty, and two first uploads cannot replace each other's.
    void commit() throws IOException {
        if (arrived.isEmpty()) {
            return;
        }
        if (isFirst() && tryAtOnce()) {
            AtomicFile.forceName(root(folder));
            return;
        }
        Path last = folder;
        for (Arrived chunk : arrived) {
            last = folder.resolve(keys.key(chunk.chunk));
            place(chunk, last);
        }
        // File systems write changes of names in their order: the last one stands for all.
        AtomicFile.forceName(last);
    }

    private boolean isFirst() {
        return !Files.exists(root(folder));
    }

    private Path root(Path of) {
        return of.resolve(keys.root());
    }

    private boolean tryAtOnce() throws IOException {
        Path all = root(staging);
        try {
            Files.move(all, root(folder), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            // Another upload was faster: then each chunk takes the other one's place.
            if (Files.exists(root(folder))) {
                return false;
            }
            throw e;
        }
    }

    private void place(Arrived chunk, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        ReentrantLock lock = ChunkLocks.of(target);
        lock.lock();
        try {
            boolean whole = part(chunk.chunk).fills(layout, chunk.chunk);
            Path file = whole || !Files.exists(target)
                    ? chunk.file
                    : ChunkMerge.merge(layout, part(chunk.chunk), chunk.file, target);
            AtomicFile.move(file, target);
        } finally {
            lock.unlock();
        }
    }

    private ChunkPart part(long[] chunk) {
        return ChunkPart.of(layout, chunk, box);
    }

    @Override
    public void close() throws IOException {
        for (Arriving chunk : arriving.values()) {
            chunk.file.close();
        }
        Storage.deleteTree(staging);
    }
}
