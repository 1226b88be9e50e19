package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table of which each partition is a Parquet or a CSV file.
final class DuckFiles extends TableParts {

    private final DuckDatabase database;
    private final DuckFormat format;
    private final List<Path> partitions;

    /// @param partitions the files in their order; one that is not there has no rows
    DuckFiles(DuckDatabase database, DuckFormat format, TableStructure structure, List<Path> partitions) {
        super(structure);
        this.database = database;
        this.format = format;
        this.partitions = List.copyOf(partitions);
    }

    @Override
    ArrowReader part(int partition, List<Integer> places, BufferAllocator allocator) throws IOException {
        Schema wanted = picked(places);
        Path file = partitions.get(partition);
        if (!Files.exists(file)) {
            return new ArrowEmpty(allocator, wanted);
        }
        String columns =
                ArrowSchemas.names(wanted).stream().map(DuckDatabase::quoted).collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + " FROM " + format.reading(declared());
        return ArrowJoin.of(
                allocator, List.of(memory -> DuckRows.query(memory, database.connect(), sql, file.toString())), wanted);
    }

    @Override
    public void write(int partition, InputStream arrow) throws IOException {
        require(partition);
        store(partition, arrow, "SELECT * FROM uploaded");
    }

    @Override
    public void append(int partition, InputStream arrow) throws IOException {
        require(partition);
        if (format != DuckFormat.CSV) {
            throw ProblemException.of(
                    405, "Rows can be added to tables of the types application/x-tiled-sql-table and text/csv only");
        }
        Path place = partitions.get(partition);
        synchronized (DuckFiles.class) {
            String old = "SELECT * FROM " + format.reading(declared()).replace("?", DuckDatabase.literal(place));
            store(
                    partition,
                    arrow,
                    Files.exists(place) ? old + " UNION ALL SELECT * FROM uploaded" : "SELECT * FROM uploaded");
        }
    }

    private void store(int partition, InputStream arrow, String rows) throws IOException {
        Path place = partitions.get(partition);
        Path folder = Objects.requireNonNull(place.getParent());
        try (TableUpload upload = TableUpload.receive(arrow, folder, declared());
                TableUpload made = TableUpload.empty(folder)) {
            Schema stored = DuckRows.storable(declared());
            ArrowJoin.Part uploaded = memory -> ArrowFile.open(upload.file(), memory, ArrowSchemas::all);
            try (TableBatches batches =
                    TableBatches.of("store", memory -> ArrowJoin.checked(memory, uploaded, stored))) {
                format.write(database, batches, declared(), rows, made.file());
            }
            made.moveTo(place);
        }
    }
}
