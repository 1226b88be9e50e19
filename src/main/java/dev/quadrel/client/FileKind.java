package dev.quadrel.client;

import dev.quadrel.structure.NpyHead;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Files and folders that servers read where they are.
enum FileKind {
    NPY("application/x-npy", StructureFamily.ARRAY),
    ZARR("application/x-zarr", StructureFamily.ARRAY),
    CSV("text/csv", StructureFamily.TABLE),
    PARQUET("application/x-parquet", StructureFamily.TABLE),
    ARROW(ArrowData.TYPE, StructureFamily.TABLE);

    private final String type;
    private final StructureFamily family;

    FileKind(String type, StructureFamily family) {
        this.type = type;
        this.family = family;
    }

    String type() {
        return type;
    }

    StructureFamily family() {
        return family;
    }

    /// By the name's ending; a folder is one where it is an array of Zarr.
    static Optional<FileKind> of(Path path) {
        if (Files.isDirectory(path)) {
            return isZarr(path) ? Optional.of(ZARR) : Optional.empty();
        }
        return switch (ending(path)) {
            case "npy" -> Optional.of(NPY);
            case "csv" -> Optional.of(CSV);
            case "parquet" -> Optional.of(PARQUET);
            case "arrow", "feather" -> Optional.of(ARROW);
            default -> Optional.empty();
        };
    }

    /// Zarr 2 says so by the file's name, Zarr 3 in it.
    private static boolean isZarr(Path folder) {
        Path metadata = folder.resolve("zarr.json");
        try {
            return Files.isRegularFile(folder.resolve(".zarray"))
                    || Files.isRegularFile(metadata)
                            && Files.readString(metadata).matches("(?s).*\"node_type\"\\s*:\\s*\"array\".*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In small letters; empty where it has none.
    static String ending(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// What a file of this kind holds; empty where only servers find that out.
    ///
    /// @throws IllegalArgumentException where it is none of this kind
    Optional<Structure> structure(Path file) {
        return switch (this) {
            case NPY -> Optional.of(npy(file).structure());
            case ARROW -> Optional.of(table(file));
            case ZARR, CSV, PARQUET -> Optional.empty();
        };
    }

    /// The head of a file of numpy's.
    ///
    /// @throws IllegalArgumentException where it is none, or nobody knows its elements
    static NpyHead npy(Path file) {
        try {
            return NpyHead.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The array in " + file + " is not understood: " + e.getMessage(), e);
        }
    }

    private static TableStructure table(Path file) {
        try (BufferAllocator memory = ArrowData.memory(file.toString());
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            Schema schema = reader.getVectorSchemaRoot().getSchema();
            List<String> columns =
                    schema.getFields().stream().map(Field::getName).toList();
            return new TableStructure(ArrowData.uri(schema), 1, columns, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
