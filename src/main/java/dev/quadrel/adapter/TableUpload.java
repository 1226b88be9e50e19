package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/// An Arrow file that came from a client: first beside its place, checked, then there all at once.
///
/// @param file temporary; gone after [#close], unless it was moved
record TableUpload(Path file) implements AutoCloseable {

    /// Takes the file, and checks that it has the declared columns. Those in another order are put into the declared
    /// one, and numbers and times of another type are turned into the declared ones, where each of them can be.
    ///
    /// @param folder of the place where it will be
    /// @throws ProblemException 422 where it is no Arrow file or has other columns
    static TableUpload receive(InputStream arrow, Path folder, Schema declared) throws IOException {
        TableUpload upload = receive(arrow, folder, given -> ArrowSchemas.taken(declared, given));
        Schema given = ArrowFile.schema(upload.file);
        Schema stored = ArrowSchemas.taken(declared, given);
        if (stored.equals(given)) {
            return upload;
        }
        try (upload) {
            return upload.as(stored, ArrowSchemas.declaredFirst(declared, given), folder);
        }
    }

    private TableUpload as(Schema stored, List<Integer> places, Path folder) throws IOException {
        TableUpload cast = empty(folder);
        ArrowJoin.Part uploaded = memory -> ArrowFile.open(file, memory, _ -> places);
        try (TableBatches batches = TableBatches.of("upload", memory -> ArrowJoin.exact(memory, uploaded, stored));
                FileChannel out =
                        FileChannel.open(cast.file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            batches.send(bytes -> write(bytes, out));
            return cast;
        } catch (IOException | RuntimeException e) {
            cast.close();
            throw e;
        }
    }

    private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /// The same with a check of its own.
    ///
    /// @param columns throws for those that do not fit
    static TableUpload receive(InputStream arrow, Path folder, Consumer<Schema> columns) throws IOException {
        TableUpload upload = empty(folder);
        try {
            try (OutputStream out = Files.newOutputStream(upload.file)) {
                arrow.transferTo(out);
            }
            upload.check(columns);
            return upload;
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    /// A name for a temporary file beside a place, which [Storage#removeLeftovers] knows.
    static TableUpload empty(Path folder) throws IOException {
        return new TableUpload(
                AtomicFile.temporary(Files.createDirectories(folder).resolve("upload")));
    }

    private void check(Consumer<Schema> columns) {
        try {
            columns.accept(ArrowFile.schema(file));
            checkBatches();
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String why = e.getMessage();
            throw ProblemException.of(422, "The body is no Arrow file that can be read: " + (why == null ? e : why));
        }
    }

    /// Each batch says where its columns are; the values themselves are not looked at, and not even read.
    private void checkBatches() throws IOException {
        try (BufferAllocator allocator = ArrowMemory.open("upload");
                ArrowFile batches = ArrowFile.open(file, allocator, ArrowSchemas::all)) {
            while (batches.loadNextBatch()) {
                new ArrowCheck(false).batch(batches.getVectorSchemaRoot());
            }
        }
    }

    /// Puts the file at its place, for good.
    void moveTo(Path place) throws IOException {
        AtomicFile.force(file);
        AtomicFile.move(file, place);
        AtomicFile.forceName(place);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
