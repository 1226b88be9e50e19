package dev.quadrel.adapter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Takes the buffers of some columns out of a batch, so that the others are neither read nor expanded.
///
/// @param whole columns of the batches
/// @param columns places of those that are wanted, in the order in which they are wanted
record ArrowPick(Schema whole, List<Integer> columns) {

    ArrowPick {
        columns = List.copyOf(columns);
    }

    /// The columns that are left.
    Schema schema() {
        List<Field> fields = columns.stream().map(whole.getFields()::get).toList();
        return new Schema(fields, whole.getCustomMetadata());
    }

    /// The batch with the columns that are left. Takes over the one that is given.
    ArrowRecordBatch of(ArrowRecordBatch batch) {
        if (isWhole()) {
            return batch;
        }
        try (batch) {
            List<Part> parts = parts(batch);
            List<ArrowFieldNode> nodes = new ArrayList<>();
            List<ArrowBuf> buffers = new ArrayList<>();
            List<Long> variadic = new ArrayList<>();
            for (int column : columns) {
                nodes.addAll(parts.get(column).nodes());
                buffers.addAll(parts.get(column).buffers());
                variadic.addAll(parts.get(column).variadic());
            }
            return new ArrowRecordBatch(batch.getLength(), nodes, buffers, batch.getBodyCompression(), variadic, false);
        }
    }

    private boolean isWhole() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != i) {
                return false;
            }
        }
        return columns.size() == whole.getFields().size();
    }

    private List<Part> parts(ArrowRecordBatch batch) {
        Iterator<ArrowFieldNode> nodes = batch.getNodes().iterator();
        Iterator<ArrowBuf> buffers = batch.getBuffers().iterator();
        List<Long> counts = batch.getVariadicBufferCounts();
        Iterator<Long> variadic = (counts == null ? List.<Long>of() : counts).iterator();
        return whole.getFields().stream()
                .map(field -> {
                    Part part = new Part(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                    part.fill(field, nodes, buffers, variadic);
                    return part;
                })
                .toList();
    }

    /// What one column has in a batch.
    private record Part(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers, List<Long> variadic) {

        void fill(Field field, Iterator<ArrowFieldNode> node, Iterator<ArrowBuf> buffer, Iterator<Long> counts) {
            nodes.add(node.next());
            if (field.getDictionary() != null) {
                // Only numbers here; the values are in a batch of their own.
                buffers.add(buffer.next());
                buffers.add(buffer.next());
                return;
            }
            long count = TypeLayout.getTypeBufferCount(field.getType());
            if (field.getType() instanceof ArrowType.Utf8View || field.getType() instanceof ArrowType.BinaryView) {
                long more = counts.next();
                variadic.add(more);
                count += more;
            }
            for (long i = 0; i < count; i++) {
                buffers.add(buffer.next());
            }
            for (Field child : field.getChildren()) {
                fill(child, node, buffer, counts);
            }
        }
    }
}
