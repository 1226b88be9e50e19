package dev.quadrel.adapter;

import dev.quadrel.arrow.ArrowCodecs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// The batches of an Arrow IPC file. The file is mapped: columns that are not compressed are not copied, and those that
/// are not wanted not even read.
final class ArrowFile extends ArrowReader {

    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
    private static final int HEAD = 8;
    private static final int TAIL = Integer.BYTES + MAGIC.length;
    private static final int CONTINUATION = -1;

    private final Mapping mapping;
    private final ArrowPick pick;
    private int next;
    private boolean closed;

    private ArrowFile(BufferAllocator allocator, Mapping mapping, ArrowPick pick) {
        super(allocator, ArrowCodecs.READING);
        this.mapping = mapping;
        this.pick = pick;
    }

    /// The batches of a file.
    ///
    /// @param columns finds the places of those that are wanted
    /// @throws IOException also where this is no Arrow file
    static ArrowFile open(Path path, BufferAllocator allocator, Function<Schema, List<Integer>> columns)
            throws IOException {
        return open(Mapping.of(path), allocator, columns);
    }

    /// The batches of a file in memory, of which this makes a copy.
    static ArrowFile open(ByteBuffer bytes, BufferAllocator allocator, Function<Schema, List<Integer>> columns)
            throws IOException {
        return open(Mapping.of(bytes), allocator, columns);
    }

    private static ArrowFile open(Mapping mapping, BufferAllocator allocator, Function<Schema, List<Integer>> columns) {
        try {
            Schema schema = mapping.footer().getSchema();
            return new ArrowFile(allocator, mapping, new ArrowPick(schema, columns.apply(schema)));
        } catch (RuntimeException e) {
            mapping.release();
            throw e;
        }
    }

    /// The columns of a file.
    static Schema schema(Path path) throws IOException {
        Mapping mapping = Mapping.of(path);
        mapping.release();
        return mapping.footer().getSchema();
    }

    @Override
    protected void initialize() throws IOException {
        super.initialize();
        for (ArrowBlock block : mapping.footer().getDictionaries()) {
            Message message = message(block);
            ArrowDictionaryBatch batch = MessageSerializer.deserializeDictionaryBatch(message, body(block));
            if (dictionaries.containsKey(batch.getDictionaryId())) {
                loadDictionary(batch);
            } else {
                batch.close();
            }
        }
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        if (next >= mapping.footer().getRecordBatches().size()) {
            return false;
        }
        ArrowBlock block = mapping.footer().getRecordBatches().get(next++);
        loadRecordBatch(pick.of(MessageSerializer.deserializeRecordBatch(message(block), body(block))));
        return true;
    }

    private Message message(ArrowBlock block) {
        MemorySegment head = mapping.file().asSlice(block.getOffset(), block.getMetadataLength());
        ByteBuffer bytes = head.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        // Files from before 2019 have no marker before the length.
        int length = bytes.getInt();
        if (length == CONTINUATION) {
            bytes.getInt();
        }
        return Message.getRootAsMessage(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private ArrowBuf body(ArrowBlock block) {
        if (block.getBodyLength() == 0) {
            return allocator.getEmpty();
        }
        long offset = block.getOffset() + block.getMetadataLength();
        MemorySegment body = mapping.file().asSlice(offset, block.getBodyLength());
        mapping.users().incrementAndGet();
        return allocator.wrapForeignAllocation(new ForeignAllocation(body.byteSize(), body.address()) {
            @Override
            protected void release0() {
                mapping.release();
            }
        });
    }

    @Override
    protected Schema readSchema() {
        return pick.schema();
    }

    @Override
    public long bytesRead() {
        return mapping.file().byteSize();
    }

    @Override
    protected void closeReadSource() {
        if (!closed) {
            closed = true;
            mapping.release();
        }
    }

    /// A file in memory, and where in it everything is.
    ///
    /// @param users the reader, and the batches that somebody still has: native code may work on one in another
    ///     thread after it has asked for the next
    private record Mapping(Arena arena, MemorySegment file, ArrowFooter footer, AtomicInteger users) {

        void release() {
            if (users.decrementAndGet() == 0) {
                arena.close();
            }
        }

        static Mapping of(Path path) throws IOException {
            // Shared: whoever sends the batches may do so in another thread.
            Arena arena = Arena.ofShared();
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
                return new Mapping(arena, file, footer(file), new AtomicInteger(1));
            } catch (IOException e) {
                arena.close();
                throw e;
            } catch (RuntimeException e) {
                arena.close();
                throw new IOException("This is no Arrow file, or it is damaged", e);
            }
        }

        static Mapping of(ByteBuffer bytes) throws IOException {
            Arena arena = Arena.ofShared();
            try {
                MemorySegment file = arena.allocate(bytes.remaining(), Long.BYTES);
                file.copyFrom(MemorySegment.ofBuffer(bytes));
                return new Mapping(arena, file, footer(file), new AtomicInteger(1));
            } catch (IOException e) {
                arena.close();
                throw e;
            } catch (RuntimeException e) {
                arena.close();
                throw new IOException("This is no Arrow file, or it is damaged", e);
            }
        }

        private static ArrowFooter footer(MemorySegment file) throws IOException {
            long size = file.byteSize();
            if (size < HEAD + TAIL || !magic(file, 0) || !magic(file, size - MAGIC.length)) {
                throw new IOException("This is no Arrow file: it does not begin and end with ARROW1");
            }
            ByteBuffer tail = file.asSlice(size - TAIL).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            int length = tail.getInt();
            ByteBuffer bytes = file.asSlice(size - TAIL - length, length).asByteBuffer();
            return new ArrowFooter(Footer.getRootAsFooter(bytes.order(ByteOrder.LITTLE_ENDIAN)));
        }

        private static boolean magic(MemorySegment file, long at) {
            return file.asSlice(at, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
        }
    }
}
