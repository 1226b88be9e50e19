package dev.quadrel.client;

import dev.quadrel.arrow.ArrowCodecs;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NpyHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.SeekableReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.pojo.Schema;

/// Stores files of this machine as nodes: `.npy` as an array; `.arrow` and `.feather` as a table that has a partition
/// for each of their batches; `.csv`, with names in the first line, and `.parquet` as a table too, for which
/// DuckDB (`org.duckdb:duckdb_jdbc`) and `org.apache.arrow:arrow-c-data` have to be on the class path.
public final class Upload {

    private Upload() {}

    /// Stores a file.
    ///
    /// @throws IllegalArgumentException for a file of another kind, or one that is damaged or not there
    /// @throws IllegalStateException where a library for files of this kind is missing
    /// @throws ClientException.Conflict where the key is taken
    public static NodeClient file(ContainerClient parent, Path file, NewData how) {
        FileKind kind = FileKind.of(file)
                .filter(one -> one != FileKind.ZARR)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Only files that end with .npy, .arrow, .feather, .csv or .parquet can be stored, not "
                                + file));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The file " + file + " cannot be read");
        }
        try {
            return kind == FileKind.NPY
                    ? parent.writeArray(array(file), how)
                    : kind == FileKind.ARROW
                            ? table(parent, file, how)
                            : DuckFile.of(file, kind).upload(parent, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In the file's own memory, which the system reads when it is needed. What comes after the array does not count.
    private static NdArray array(Path file) throws IOException {
        NpyHead head = FileKind.npy(file);
        ArrayStructure structure = head.structure();
        if (head.fortran() && structure.shape().size() > 1) {
            throw new IllegalArgumentException("The array in " + file + " has its columns one after the other;"
                    + " numpy.ascontiguousarray turns it");
        }
        if (Files.size(file) - structure.bytes() < head.begin()) {
            throw new IllegalArgumentException("The file " + file + " ends within the array");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return NdArray.of(
                    structure.dataType(),
                    structure.shape(),
                    channel.map(FileChannel.MapMode.READ_ONLY, head.begin(), structure.bytes(), Arena.ofAuto()));
        }
    }

    private static TableClient table(ContainerClient parent, Path file, NewData how) throws IOException {
        try (BufferAllocator memory = ArrowData.memory("upload");
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                ArrowFileReader reader =
                        new ArrowFileReader(new SeekableReadChannel(channel), memory, ArrowCodecs.READING)) {
            List<ArrowBlock> batches = read(file, reader::getRecordBlocks);
            VectorSchemaRoot rows = read(file, reader::getVectorSchemaRoot);
            Schema schema = read(file, () -> ArrowData.schema(rows.getSchema(), reader));
            TableClient table = parent.createTable(schema, Math.max(1, batches.size()), how);
            try {
                for (int i = 0; i < batches.size(); i++) {
                    int partition = i;
                    boolean _ = read(file, () -> isSent(reader, table, partition));
                }
            } catch (IllegalArgumentException e) {
                remove(table, e);
                throw e;
            }
            if (batches.isEmpty()) {
                table.write(rows, reader);
            }
            return table;
        }
    }

    private static void remove(TableClient table, IllegalArgumentException reason) {
        try {
            table.delete(Deletion.ALL);
        } catch (ClientException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean isSent(ArrowFileReader reader, TableClient table, int partition) throws IOException {
        boolean more = reader.loadNextBatch();
        if (more) {
            table.writePartition(reader.getVectorSchemaRoot(), reader, partition);
        }
        return more;
    }

    /// Does something with a part of a file of Arrow's. Where that is damaged, Arrow and the codecs fail in every way.
    ///
    /// @throws IllegalArgumentException where the part is not what it should be
    private static <T> T read(Path file, Callable<T> part) {
        try {
            return part.call();
        } catch (ClientException e) {
            throw e;
        } catch (Exception | OutOfMemoryError e) {
            Throwable fault = e.getCause() instanceof IOException cause ? cause : e;
            String reason =
                    String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(file + " is no file of Arrow's, or damaged: " + reason, e);
        }
    }
}
