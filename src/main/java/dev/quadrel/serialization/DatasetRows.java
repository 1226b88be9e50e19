package dev.quadrel.serialization;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// The rows of a dataset as Arrow batches.
final class DatasetRows extends ArrowReader {

    private static final int ROWS_OF_A_BATCH = 64 * 1024;

    private final Schema schema;
    private final List<DatasetVariable> variables;
    private final long rows;
    private long next;

    DatasetRows(BufferAllocator allocator, Schema schema, List<DatasetVariable> variables, long rows) {
        super(allocator);
        this.schema = schema;
        this.variables = variables;
        this.rows = rows;
    }

    @Override
    protected Schema readSchema() {
        return schema;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        VectorSchemaRoot root = getVectorSchemaRoot();
        root.clear();
        int count = (int) Math.min(ROWS_OF_A_BATCH, rows - next);
        if (count == 0) {
            return false;
        }
        for (int i = 0; i < variables.size(); i++) {
            variables.get(i).fill(root.getVector(i), next, count);
        }
        root.setRowCount(count);
        next += count;
        return true;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {}
}
