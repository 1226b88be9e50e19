package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An array in a `.npy` file, in C's or Fortran's order. Only read.
final class NpyArray implements ArrayReader {

    private final ArrayStructure structure;
    private final ChunkStore store;

    private NpyArray(ArrayStructure structure, ChunkStore store) {
        this.structure = structure;
        this.store = store;
    }

    /// @param structure as clients are told
    /// @throws ProblemException 422 where the file has no such array
    static NpyArray open(Path file, ArrayStructure structure) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw unusable("it is a folder");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            NpyHeader header = NpyHeader.read(channel);
            check(header, structure, channel.size());
            return new NpyArray(structure, store(file, header, structure));
        } catch (IllegalArgumentException | ArithmeticException | EOFException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    private static void check(NpyHeader header, ArrayStructure structure, long size) {
        if (!header.shape().equals(structure.shape())) {
            throw unusable("its shape is %s, not %s".formatted(header.shape(), structure.shape()));
        }
        Optional<String> wanted = NumpyCode.of(structure.dataType());
        if (!header.type().equals(wanted)) {
            throw unusable("its data type is %s, not %s"
                    .formatted(header.type().orElse("a structured one"), wanted.orElse("a structured one")));
        }
        if (size < header.bytes() + structure.bytes()) {
            throw unusable("it has %d bytes, not %d".formatted(size, header.bytes() + structure.bytes()));
        }
    }

    private static ChunkStore store(Path file, NpyHeader header, ArrayStructure structure) {
        List<Long> shape = structure.shape();
        int size = structure.dataType().itemSize();
        Layout layout = header.fortran()
                ? Layout.columnMajor(shape, size)
                : Layout.rowMajor(shape, Layout.wholeChunk(shape), size);
        return new ChunkStore(layout, _ -> Optional.of(file), header.bytes(), Compression.NONE, new byte[size]);
    }

    private static ProblemException unusable(String why) {
        return ProblemException.of(422, "The file is not read as a .npy array: " + why);
    }

    @Override
    public ArrayStructure structure() {
        return structure;
    }

    @Override
    public void read(Selection selection, ByteSink sink) throws IOException {
        RunSender.send(store, selection, sink);
    }
}
