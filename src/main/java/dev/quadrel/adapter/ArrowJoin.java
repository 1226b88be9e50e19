package dev.quadrel.adapter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;
import org.jspecify.annotations.Nullable;

/// The batches of several parts, one part after the other, all with the same columns: categories as their values, other
/// types as declared where there is a way to them.
final class ArrowJoin extends ArrowReader {

    private final Iterator<Part> parts;
    private final Schema declared;
    private final boolean trusted;
    private final ArrowCast cast;
    private @Nullable ArrowReader part;

    /// What opens a part.
    interface Part {

        ArrowReader open(BufferAllocator allocator) throws IOException;
    }

    private ArrowJoin(BufferAllocator allocator, List<Part> parts, Schema declared, boolean trusted, ArrowCast cast) {
        super(allocator);
        this.parts = parts.iterator();
        this.declared = declared;
        this.trusted = trusted;
        this.cast = cast;
    }

    /// The parts in the form that was declared.
    static ArrowJoin of(BufferAllocator allocator, List<Part> parts, Schema declared) {
        return new ArrowJoin(allocator, parts, declared, true, ArrowCast.READING);
    }

    /// The same for native code that believes what it gets: each batch is checked before.
    static ArrowJoin checked(BufferAllocator allocator, Part part, Schema declared) {
        return new ArrowJoin(allocator, List.of(part), declared, false, ArrowCast.READING);
    }

    /// What somebody wants to be stored, in the form that was declared.
    static ArrowJoin exact(BufferAllocator allocator, Part part, Schema declared) {
        return new ArrowJoin(allocator, List.of(part), declared, true, ArrowCast.STORING);
    }

    /// Batches as DuckDB can keep them, checked. They close the given ones.
    static ArrowJoin storable(TableBatches batches) throws IOException {
        ArrowReader reader = batches.reader();
        Schema given = plain(reader);
        return checked(batches.allocator(), _ -> reader, DuckRows.storable(given));
    }

    /// The columns of batches, with the types of values where they are categories.
    static Schema plain(ArrowReader reader) throws IOException {
        Schema schema = reader.getVectorSchemaRoot().getSchema();
        List<Field> fields = new ArrayList<>();
        for (Field field : schema.getFields()) {
            DictionaryEncoding encoding = field.getDictionary();
            fields.add(
                    encoding == null
                            ? field
                            : ArrowSchemas.retyped(
                                    field, reader.lookup(encoding.getId()).getVectorType()));
        }
        return new Schema(fields, schema.getCustomMetadata());
    }

    /// The columns of batches as they were declared, with categories where they are such.
    static Schema declared(ArrowReader reader) throws IOException {
        if (reader instanceof ArrowJoin join) {
            return join.declared;
        }
        Schema schema = reader.getVectorSchemaRoot().getSchema();
        List<Field> fields = schema.getFields().stream()
                .map(field -> DictionaryUtility.toMessageFormat(field, reader, new HashSet<>()))
                .toList();
        return new Schema(fields, schema.getCustomMetadata());
    }

    @Override
    protected Schema readSchema() throws IOException {
        if (!advance()) {
            return ArrowSchemas.plain(declared);
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < declared.getFields().size(); i++) {
            Field given = value(current().getVectorSchemaRoot().getVector(i).getField());
            fields.add(
                    cast.result(given, ArrowSchemas.plain(declared).getFields().get(i)));
        }
        return new Schema(fields, declared.getCustomMetadata());
    }

    private Field value(Field field) throws IOException {
        DictionaryEncoding encoding = field.getDictionary();
        return encoding == null ? field : dictionary(encoding).getVector().getField();
    }

    private Dictionary dictionary(DictionaryEncoding encoding) throws IOException {
        Dictionary dictionary = current().getDictionaryVectors().get(encoding.getId());
        if (dictionary == null) {
            throw new IOException("The file lacks its dictionary " + encoding.getId());
        }
        return dictionary;
    }

    private ArrowReader current() {
        if (part == null) {
            throw new IllegalStateException("No part is open");
        }
        return part;
    }

    private boolean advance() throws IOException {
        ArrowReader last = part;
        part = null;
        if (last != null) {
            last.close();
        }
        if (!parts.hasNext()) {
            return false;
        }
        part = parts.next().open(allocator);
        return true;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        VectorSchemaRoot root = getVectorSchemaRoot();
        root.clear();
        while (part != null) {
            if (current().loadNextBatch()) {
                take(current().getVectorSchemaRoot(), root);
                return true;
            }
            advance();
        }
        return false;
    }

    private void take(VectorSchemaRoot given, VectorSchemaRoot root) throws IOException {
        if (!trusted) {
            new ArrowCheck(true).batch(given);
        }
        int rows = given.getRowCount();
        for (int i = 0; i < root.getFieldVectors().size(); i++) {
            take(given.getVector(i), root.getVector(i));
        }
        root.setRowCount(rows);
    }

    private void take(FieldVector given, FieldVector column) throws IOException {
        DictionaryEncoding encoding = given.getField().getDictionary();
        if (encoding == null) {
            move(given, column);
            return;
        }
        try (FieldVector values = (FieldVector) DictionaryEncoder.decode(given, dictionary(encoding), allocator)) {
            move(values, column);
        }
    }

    private void move(FieldVector given, FieldVector column) throws IOException {
        Field field = cast.result(given.getField(), column.getField());
        if (!field.getType().equals(column.getField().getType())) {
            throw new IOException("The partitions differ: the column %s is %s and %s"
                    .formatted(field.getName(), column.getField().getType(), field.getType()));
        }
        try (FieldVector moved = cast.cast(given, column.getField(), allocator)) {
            moved.makeTransferPair(column).transfer();
        }
    }

    @Override
    public long bytesRead() {
        return part == null ? 0 : part.bytesRead();
    }

    @Override
    protected void closeReadSource() throws IOException {
        if (part != null) {
            part.close();
        }
    }
}
