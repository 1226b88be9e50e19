package dev.quadrel.adapter;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// No batch at all of a table with certain columns.
final class ArrowEmpty extends ArrowReader {

    private final Schema schema;

    ArrowEmpty(BufferAllocator allocator, Schema schema) {
        super(allocator);
        this.schema = schema;
    }

    @Override
    public boolean loadNextBatch() {
        return false;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected Schema readSchema() {
        return schema;
    }

    @Override
    protected void closeReadSource() {}
}
