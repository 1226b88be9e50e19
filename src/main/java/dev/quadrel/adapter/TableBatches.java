package dev.quadrel.adapter;

import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Rows on their way out of a table. Used by one thread at a time, and closed by it.
///
/// @param reader gives the batches, each in place of the one before
/// @param allocator the account of the memory that they are in
public record TableBatches(ArrowReader reader, BufferAllocator allocator) implements AutoCloseable {

    /// Opens batches with an account of their own.
    static TableBatches of(String name, ArrowJoin.Part opening) throws IOException {
        BufferAllocator allocator = ArrowMemory.open(name);
        try {
            return started(new TableBatches(opening.open(allocator), allocator));
        } catch (IOException | RuntimeException e) {
            allocator.close();
            throw e;
        }
    }

    /// Batches that a reader makes of something else than files.
    public static TableBatches made(String name, Function<BufferAllocator, ArrowReader> reader) throws IOException {
        return of(name, reader::apply);
    }

    /// Opens the first file, so that what is wrong with it shows now.
    private static TableBatches started(TableBatches batches) throws IOException {
        try {
            batches.reader.getVectorSchemaRoot();
            return batches;
        } catch (IOException | RuntimeException e) {
            batches.reader.close();
            throw e;
        }
    }

    /// Sends all batches that are left as an Arrow IPC file.
    public void send(ByteSink sink) throws IOException {
        ArrowOutput.write(reader, sink);
    }

    @Override
    public void close() throws IOException {
        try (allocator) {
            reader.close();
        }
    }
}
