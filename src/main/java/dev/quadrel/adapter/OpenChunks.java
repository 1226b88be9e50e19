package dev.quadrel.adapter;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chunks that one read has open: files mapped into memory, or uncompressed in memory outside the heap. Those used
/// last stay open, so that a file that is replaced meanwhile is read to its end. Used by one thread.
final class OpenChunks implements Closeable {

    private static final int MOST = 1024;
    private static final int MOST_FILES = 64;
    private static final long MOST_UNCOMPRESSED = 64L << 20;

    private final ChunkStore store;
    private final Map<Long, Chunk> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Long, FileChannel> files = new LinkedHashMap<>();
    private long uncompressed;
    private long last = -1;
    private Chunk lastChunk = Chunk.MISSING;

    OpenChunks(ChunkStore store) {
        this.store = store;
    }

    /// @param arena closed to let go of the memory
    /// @param own bytes that are not a file's
    private record Chunk(
            @Nullable MemorySegment memory, @Nullable Arena arena, long own) implements Closeable {

        static final Chunk MISSING = new Chunk(null, null, 0);

        @Override
        public void close() {
            if (arena != null) {
                arena.close();
            }
        }
    }

    /// The bytes of a chunk, uncompressed; empty where it was never written.
    Optional<MemorySegment> memory(Run run) throws IOException {
        if (last != run.number()) {
            lastChunk = chunk(run.number(), run.chunk());
            last = run.number();
        }
        return Optional.ofNullable(lastChunk.memory);
    }

    private Chunk chunk(long number, long[] at) throws IOException {
        Chunk known = chunks.get(number);
        if (known != null) {
            return known;
        }
        Chunk opened = open(at);
        chunks.put(number, opened);
        uncompressed += opened.own;
        letGo();
        return opened;
    }

    private void letGo() {
        Iterator<Chunk> eldest = chunks.values().iterator();
        while (chunks.size() > 1 && (chunks.size() > MOST || uncompressed > MOST_UNCOMPRESSED)) {
            Chunk old = eldest.next();
            eldest.remove();
            uncompressed -= old.own;
            old.close();
        }
    }

    private Chunk open(long[] at) throws IOException {
        Optional<Path> path = store.files().find(at);
        if (path.isEmpty()) {
            return Chunk.MISSING;
        }
        Arena arena = Arena.ofConfined();
        try (FileChannel file = FileChannel.open(path.get())) {
            return store.compression() == Compression.NONE ? mapped(file, arena) : expanded(file, arena);
        } catch (NoSuchFileException e) {
            arena.close();
            return Chunk.MISSING;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private Chunk mapped(FileChannel file, Arena arena) throws IOException {
        long bytes = store.layout().chunkBytes();
        if (file.size() < store.header() + bytes) {
            throw tooShort(file.size());
        }
        return new Chunk(file.map(MapMode.READ_ONLY, store.header(), bytes, arena), arena, 0);
    }

    private EOFException tooShort(long size) {
        return new EOFException("The file of a chunk has %d bytes, not %d"
                .formatted(size, store.header() + store.layout().chunkBytes()));
    }

    private Chunk expanded(FileChannel file, Arena arena) throws IOException {
        long bytes = store.layout().chunkBytes();
        MemorySegment memory = arena.allocate(bytes, Long.BYTES);
        ByteBuffer target = memory.asByteBuffer();
        try (InputStream in = store.compression().open(Channels.newInputStream(file));
                ReadableByteChannel expanded = Channels.newChannel(in)) {
            while (target.hasRemaining()) {
                if (expanded.read(target) < 0) {
                    throw tooShort(target.position());
                }
            }
        }
        return new Chunk(memory, arena, bytes);
    }

    /// The file of a chunk that is not compressed, open for now; empty where it was never written.
    Optional<FileChannel> file(Run run) throws IOException {
        FileChannel known = files.get(run.number());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Path> path = store.files().find(run.chunk());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (files.size() >= MOST_FILES) {
            files.pollFirstEntry().getValue().close();
        }
        try {
            FileChannel file = FileChannel.open(path.get());
            files.put(run.number(), file);
            return Optional.of(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        chunks.values().forEach(Chunk::close);
        chunks.clear();
        for (FileChannel file : files.values()) {
            file.close();
        }
        files.clear();
    }
}
