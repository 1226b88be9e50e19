package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NpyHead;
import dev.quadrel.structure.NumpyCode;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
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
        try {
            NpyHead head = NpyHead.read(file);
            check(head, structure, Files.size(file));
            return new NpyArray(structure, store(file, head, structure));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    private static void check(NpyHead head, ArrayStructure structure, long size) {
        if (!head.shape().equals(structure.shape())) {
            throw unusable("its shape is %s, not %s".formatted(head.shape(), structure.shape()));
        }
        DataType wanted = structure.dataType();
        if (!NumpyCode.of(head.type()).equals(NumpyCode.of(wanted))
                || head.type().itemSize() != wanted.itemSize()) {
            throw unusable("its data type is %s, not %s".formatted(said(head.type()), said(wanted)));
        }
        long bytes = head.begin() + structure.bytes();
        if (size < bytes) {
            throw unusable("it has %d bytes, not %d".formatted(size, bytes));
        }
    }

    private static String said(DataType type) {
        return NumpyCode.of(type).orElse("a structured one of " + type.itemSize() + " bytes");
    }

    private static ChunkStore store(Path file, NpyHead head, ArrayStructure structure) {
        List<Long> shape = structure.shape();
        int size = structure.dataType().itemSize();
        Layout layout = head.fortran()
                ? Layout.columnMajor(shape, size)
                : Layout.rowMajor(shape, Layout.wholeChunk(shape), size);
        return new ChunkStore(layout, _ -> Optional.of(file), head.begin(), Compression.NONE, new byte[size]);
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
