package dev.quadrel.serialization;

import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.OptionalLong;

/// A whole file, planned to the last byte before any data is read: the superblock, the texts of attributes, the
/// headers of all objects, then the elements of one array after the other.
///
/// @param objects in the order in which they lie in the file; the first is the root
record Hdf5File(List<byte[]> texts, List<Hdf5Object> objects, long size) implements Body {

    /// Bytes of the superblock, with which the file begins.
    static final int SUPERBLOCK = 48;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final int VERSION = 2;
    private static final int ALIGNMENT = 8;

    /// Gives each object its place.
    static Hdf5File of(List<byte[]> texts, List<Hdf5Object> objects) {
        long end = SUPERBLOCK;
        for (byte[] collection : texts) {
            end += collection.length;
        }
        for (Hdf5Object object : objects) {
            object.place(end);
            end += object.size();
        }
        for (Hdf5Object object : objects) {
            if (object instanceof Hdf5Object.Dataset dataset) {
                end += padding(end);
                dataset.placeData(end);
                end = Math.addExact(end, dataset.bytes());
            }
        }
        return new Hdf5File(texts, objects, end);
    }

    private static int padding(long end) {
        return Math.floorMod(-end, ALIGNMENT);
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(size);
    }

    @Override
    public void send(ByteSink sink) throws IOException {
        Counting out = new Counting(sink);
        out.write(superblock());
        for (byte[] collection : texts) {
            out.write(collection);
        }
        for (Hdf5Object object : objects) {
            out.write(object.header());
        }
        for (Hdf5Object object : objects) {
            if (object instanceof Hdf5Object.Dataset dataset) {
                Hdf5Elements.zeros(padding(out.count), out);
                long end = out.count + dataset.bytes();
                Selection all = Selection.all(dataset.reader().structure().shape());
                Hdf5Elements.send(new ArrayPart(dataset.reader(), all), out);
                out.requireEnd(end);
            }
        }
    }

    private byte[] superblock() {
        return new Hdf5Bytes()
                .bytes(SIGNATURE)
                .u8(VERSION)
                .u8(Long.BYTES)
                .u8(Long.BYTES)
                .u8(0)
                .u64(0)
                .u64(Hdf5Object.NOWHERE)
                .u64(size)
                .u64(objects.getFirst().address())
                .checksum()
                .toArray();
    }

    /// Knows how far the file has been sent.
    private static final class Counting implements ByteSink {

        private final ByteSink sink;
        private long count;

        Counting(ByteSink sink) {
            this.sink = sink;
        }

        void write(byte[] bytes) throws IOException {
            write(ByteBuffer.wrap(bytes));
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            int more = bytes.remaining();
            sink.write(bytes);
            count += more;
        }

        @Override
        public void transfer(FileChannel file, long position, long more) throws IOException {
            sink.transfer(file, position, more);
            count += more;
        }

        /// A file whose parts are not where it says is worse than none.
        void requireEnd(long end) throws IOException {
            if (count != end) {
                throw new IOException("The file was planned to be sent up to byte %d, not %d".formatted(end, count));
            }
        }
    }
}
