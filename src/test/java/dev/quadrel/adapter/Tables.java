package dev.quadrel.adapter;

import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// The tables that `tables.py` made.
public final class Tables {

    private Tables() {}

    /// An uploaded file.
    public static InputStream open(String name) {
        return Objects.requireNonNull(Tables.class.getResourceAsStream(name + ".arrow"), name);
    }

    /// The same as bytes.
    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    /// The structure that a client would declare.
    public static TableStructure structure(String name, int partitions) throws IOException {
        Path file = Files.createTempFile("structure", ".arrow");
        try {
            Files.write(file, bytes(name));
            return ArrowSchemas.structure(ArrowFile.schema(file), partitions);
        } finally {
            Files.delete(file);
        }
    }

    /// What a body sends.
    public static byte[] sent(Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.send(sink(out));
        return out.toByteArray();
    }

    /// A sink that keeps what it gets.
    public static ByteSink sink(ByteArrayOutputStream out) {
        return Channels.newChannel(out)::write;
    }

    /// The rows of a table as Java's own values.
    public static List<Map<String, @Nullable Object>> rows(
            TableReader table, OptionalInt partition, List<String> columns) throws IOException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (TableBatches batches = table.open(partition, columns)) {
            VectorSchemaRoot root = batches.reader().getVectorSchemaRoot();
            TableCell cells = new TableCell(batches.reader());
            while (batches.reader().loadNextBatch()) {
                for (int row = 0; row < root.getRowCount(); row++) {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    for (FieldVector column : root.getFieldVectors()) {
                        values.put(column.getName(), cells.value(column, row));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    /// Rows as texts, by which they can be compared: bytes are not equal to others.
    static List<String> texts(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> row.keySet() + text(row.values())).toList();
    }

    private static String text(Collection<?> values) {
        return values.stream()
                .map(value ->
                        value instanceof Collection<?> list ? text(list) : Arrays.deepToString(new Object[] {value}))
                .toList()
                .toString();
    }
}
