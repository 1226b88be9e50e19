package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// An array in a folder, as Zarr 3 lays it out, or Zarr 2 for reading. The files have chunks of one size; clients are
/// told the chunks that they asked for.
final class ZarrArray implements ArrayReader, ArrayWriter {

    private static final long LARGEST_CHUNK = 1L << 30;
    private static final long MOST_CHUNKS = 1L << 20;

    private final Path folder;
    private final ArrayStructure structure;
    private final ZarrMetadata metadata;

    private ZarrArray(Path folder, ArrayStructure structure, ZarrMetadata metadata) {
        this.folder = folder;
        this.structure = structure;
        this.metadata = metadata;
    }

    /// Makes an array of zeros; one file, whatever its size.
    ///
    /// @param folder is not there yet, but the one that it will be in
    static void create(Path folder, ArrayStructure structure) throws IOException {
        Path unfinished = AtomicFile.temporary(folder);
        try {
            Path file = Files.createDirectory(unfinished).resolve(ZarrCodec.FILE);
            Files.write(file, ZarrCodec.write(structure, chunkOf(structure)));
            AtomicFile.force(file);
            AtomicFile.move(unfinished, folder);
            AtomicFile.forceName(folder);
        } finally {
            Storage.deleteTree(unfinished);
        }
    }

    /// The largest chunk along each dimension, which is the first one where they are regular; cut where it is so large
    /// that changing a part of it would take long.
    private static List<Long> chunkOf(ArrayStructure structure) {
        List<Long> chunk = new ArrayList<>();
        for (List<Long> lengths : structure.chunks().lengths()) {
            chunk.add(lengths.stream().reduce(1L, Math::max));
        }
        double bytes = chunk.stream().reduce(1.0, (size, length) -> size * length, (a, b) -> a * b)
                * structure.dataType().itemSize();
        for (int i = 0; i < chunk.size(); i++) {
            while (bytes > LARGEST_CHUNK && chunk.get(i) > 1) {
                long half = (chunk.get(i) + 1) / 2;
                bytes = bytes / chunk.get(i) * half;
                chunk.set(i, half);
            }
        }
        return chunk;
    }

    /// Opens an array.
    ///
    /// @param folder with its links followed
    /// @param structure as clients are told; no larger than what is stored
    /// @throws ProblemException 422 where the folder has no such array
    static ZarrArray open(Path folder, ArrayStructure structure) throws IOException {
        ZarrMetadata metadata = ZarrFolder.read(folder);
        ZarrFolder.check(metadata, structure);
        return new ZarrArray(folder, structure, metadata);
    }

    /// How large the stored array is, which may have grown meanwhile.
    @Override
    public List<Long> stored() {
        return metadata.shape();
    }

    @Override
    public ArrayStructure structure() {
        return structure;
    }

    @Override
    public void read(Selection selection, ByteSink sink) throws IOException {
        ChunkStore store = new ChunkStore(
                layout(structure.shape()),
                at -> Storage.find(folder, metadata.keys().key(at)),
                0,
                metadata.compression(),
                FillValue.bytes(structure.dataType(), metadata.fill()));
        RunSender.send(store, selection, sink);
    }

    private Layout layout(List<Long> shape) {
        return Layout.rowMajor(shape, metadata.chunk(), structure.dataType().itemSize());
    }

    @Override
    public void writeAll(InputStream in) throws IOException {
        List<Long> shape = structure.shape();
        write(shape, new Box(Collections.nCopies(shape.size(), 0L), shape), in);
    }

    @Override
    public void writeBlock(List<Integer> block, InputStream in) throws IOException {
        Box box;
        try {
            box = structure.chunks().block(block);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, String.valueOf(e.getMessage()));
        }
        write(structure.shape(), box, in);
    }

    private void write(List<Long> shape, Box box, InputStream in) throws IOException {
        if (metadata.compression() != Compression.NONE || !metadata.keys().equals(ChunkKeys.ZARR_3)) {
            throw ProblemException.of(405, "This array is only read: Zarr 3 is written, without compression");
        }
        try (ChunkUpload upload = new ChunkUpload(folder, metadata.keys(), layout(shape), box)) {
            upload.receive(in);
            upload.commit();
        }
    }

    @Override
    public ArrayStructure patch(Box box, InputStream in, boolean extend) throws IOException {
        ArrayStructure wanted = extended(box);
        if (wanted.shape().equals(structure.shape())) {
            write(structure.shape(), box, in);
            return structure;
        }
        if (!extend) {
            throw ProblemException.of(
                    409,
                    "The part of shape %s at offset %s does not fit within current array shape %s. Use ?extend=true to extend the array dimensions to fit."
                            .formatted(tuple(box.shape()), tuple(box.offset()), tuple(structure.shape())));
        }
        write(wanted.shape(), box, in);
        grow(wanted.shape());
        return wanted;
    }

    /// The structure that the box fits in.
    private ArrayStructure extended(Box box) {
        if (box.shape().size() != structure.shape().size()) {
            throw ProblemException.of(
                    422,
                    "The offset %s and the shape %s have other dimensions than the array's shape %s"
                            .formatted(tuple(box.offset()), tuple(box.shape()), tuple(structure.shape())));
        }
        try {
            List<Long> shape = new ArrayList<>();
            for (int i = 0; i < box.shape().size(); i++) {
                long end = Math.addExact(box.offset().get(i), box.shape().get(i));
                shape.add(Math.max(structure.shape().get(i), end));
            }
            return shape.equals(structure.shape()) ? structure : reshaped(shape);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw ProblemException.of(
                    422,
                    "An array that ends at offset %s plus shape %s is too large"
                            .formatted(tuple(box.offset()), tuple(box.shape())));
        }
    }

    private ArrayStructure reshaped(List<Long> shape) {
        for (int i = 0; i < shape.size(); i++) {
            if (shape.get(i) / metadata.chunk().get(i) >= MOST_CHUNKS) {
                throw ProblemException.of(
                        422,
                        "With chunks of %d elements, dimension %d cannot grow to %d: there are at most %d chunks"
                                .formatted(metadata.chunk().get(i), i, shape.get(i), MOST_CHUNKS));
            }
        }
        Chunks chunks = Chunks.regular(shape, metadata.chunk());
        return new ArrayStructure(structure.dataType(), chunks, shape, structure.dims(), structure.resizable());
    }

    private static String tuple(List<Long> numbers) {
        return numbers.toString().replace('[', '(').replace(']', ')');
    }

    /// Lets the stored array be at least so large.
    private void grow(List<Long> shape) throws IOException {
        Path file = folder.resolve(ZarrCodec.FILE);
        ReentrantLock lock = ChunkLocks.of(file);
        lock.lock();
        try (AtomicFile next = AtomicFile.at(file)) {
            String json = Files.readString(file);
            List<Long> stored = ZarrCodec.read(json).shape();
            List<Long> larger = new ArrayList<>();
            for (int i = 0; i < shape.size(); i++) {
                larger.add(Math.max(stored.get(i), shape.get(i)));
            }
            Files.write(next.file(), ZarrCodec.reshaped(json, larger));
            next.commit();
        } finally {
            lock.unlock();
        }
    }
}
