package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/// An Arrow file that came from a client: first beside its place, checked, then there all at once.
///
/// @param file temporary; gone after [#close], unless it was moved
record TableUpload(Path file) implements AutoCloseable {

    /// Takes the file, and checks that it has the declared columns.
    ///
    /// @param folder of the place where it will be
    /// @throws ProblemException 422 where it is no Arrow file or has other columns
    static TableUpload receive(InputStream arrow, Path folder, Schema declared) throws IOException {
        return receive(arrow, folder, given -> ArrowSchemas.require(declared, given));
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
