package dev.quadrel.adapter;

import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// Sends the selected elements of stored chunks: large parts of a file without copying, all others through one buffer.
final class RunSender {

    private final ChunkStore store;
    private final OpenChunks chunks;
    private final ByteSink sink;
    private final ByteBuffer buffer;
    private final MemorySegment memory;
    private long position;

    private RunSender(ChunkStore store, OpenChunks chunks, ByteSink sink, ByteBuffer buffer) {
        this.store = store;
        this.chunks = chunks;
        this.sink = sink;
        this.buffer = buffer;
        memory = MemorySegment.ofBuffer(buffer);
    }

    /// Sends all of it.
    ///
    /// @param selection lies in the shape of the store's layout
    static void send(ChunkStore store, Selection selection, ByteSink sink) throws IOException {
        ByteBuffer buffer = Buffers.take();
        try (OpenChunks chunks = new OpenChunks(store)) {
            RunSender sender = new RunSender(store, chunks, sink, buffer);
            Runs.visit(store.layout(), selection, sender::run);
            sender.flush();
        } catch (InternalError e) {
            // What the JVM throws where a mapped file has become shorter: only other people's files do.
            throw new IOException("A file became shorter while it was read", e);
        } finally {
            Buffers.give(buffer);
        }
    }

    private void run(Run run) throws IOException {
        if (run.size() < memory.byteSize()) {
            gather(run);
            return;
        }
        for (long i = 0; i < run.count(); i++) {
            long offset = run.offset() + i * run.stride();
            if (store.compression() == Compression.NONE) {
                transfer(run, offset);
            } else {
                gather(pieces(run, offset));
            }
        }
    }

    /// One large part, as elements.
    private Run pieces(Run run, long offset) {
        int size = store.layout().itemSize();
        return new Run(run.number(), run.chunk(), offset, run.size() / size, size, size);
    }

    private void transfer(Run run, long offset) throws IOException {
        Optional<FileChannel> file = chunks.file(run);
        if (file.isEmpty()) {
            fill(run.size());
            return;
        }
        flush();
        sink.transfer(file.get(), store.header() + offset, run.size());
    }

    /// Copies parts that are smaller than the buffer.
    private void gather(Run run) throws IOException {
        Optional<MemorySegment> chunk = chunks.memory(run);
        if (chunk.isEmpty()) {
            fill(run.bytes());
            return;
        }
        long done = 0;
        while (done < run.count()) {
            long count = Math.min((memory.byteSize() - position) / run.size(), run.count() - done);
            if (count == 0) {
                flush();
                continue;
            }
            long offset = run.offset() + done * run.stride();
            Strided.copy(new Strided.Parts(chunk.get(), offset, run.stride(), run.size()), memory, position, count);
            position += count * run.size();
            done += count;
        }
    }

    private void fill(long bytes) throws IOException {
        MemorySegment item = MemorySegment.ofArray(store.fill());
        int size = store.fill().length;
        long left = bytes / size;
        while (left > 0) {
            long count = Math.min((memory.byteSize() - position) / size, left);
            if (count == 0) {
                flush();
                continue;
            }
            Strided.copy(new Strided.Parts(item, 0, 0, size), memory, position, count);
            position += count * size;
            left -= count;
        }
    }

    private void flush() throws IOException {
        if (position > 0) {
            sink.write(buffer.clear().limit((int) position));
            position = 0;
        }
    }
}
