package dev.quadrel.adapter;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.Selection.Dimension;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/// A column of a table as an array of one dimension, in one chunk.
final class TableColumn implements ArrayReader {

    private static final int MOST_AT_ONCE = 1 << 24;

    private final TableReader table;
    private final String name;
    private final TableElement element;
    private final ArrayStructure structure;

    private TableColumn(TableReader table, String name, TableElement element, long rows) {
        this.table = table;
        this.name = name;
        this.element = element;
        List<Long> shape = List.of(rows);
        this.structure = new ArrayStructure(element.type(), Chunks.whole(shape), shape, null, false);
    }

    /// Looks through the column: how long it is, whether it has gaps, and how long its texts are.
    static TableColumn of(TableReader table, String name) throws IOException {
        long rows = 0;
        long gaps = 0;
        ArrowType type;
        boolean category;
        try (TableBatches batches = table.open(OptionalInt.empty(), List.of(name))) {
            FieldVector column = batches.reader().getVectorSchemaRoot().getVector(0);
            type = values(column, batches);
            category = column.getField().getDictionary() != null;
            while (batches.reader().loadNextBatch()) {
                rows += column.getValueCount();
                gaps += column.getNullCount();
            }
        }
        TableElement element = TableElement.of(type, category, gaps > 0, 0);
        if (element.type().kind() == Kind.TEXT) {
            element = TableElement.of(type, category, gaps > 0, longest(table, name, element));
        }
        return new TableColumn(table, name, element, rows);
    }

    private static ArrowType values(FieldVector column, TableBatches batches) {
        DictionaryEncoding encoding = column.getField().getDictionary();
        return encoding == null
                ? column.getField().getType()
                : batches.reader().lookup(encoding.getId()).getVectorType();
    }

    private static int longest(TableReader table, String name, TableElement element) throws IOException {
        int longest = 0;
        try (TableBatches batches = table.open(OptionalInt.empty(), List.of(name))) {
            FieldVector column = batches.reader().getVectorSchemaRoot().getVector(0);
            TableCell cells = new TableCell(batches.reader());
            while (batches.reader().loadNextBatch()) {
                for (int row = 0; row < column.getValueCount(); row++) {
                    String text = element.text(cells.value(column, row));
                    longest = Math.max(longest, text.codePointCount(0, text.length()));
                }
            }
        }
        return longest;
    }

    @Override
    public ArrayStructure structure() {
        return structure;
    }

    @Override
    public void read(Selection selection, ByteSink sink) throws IOException {
        Dimension wanted = selection.dimensions().getFirst();
        if (wanted.step() > 0) {
            send(wanted, sink);
            return;
        }
        // Batches come in one direction only: backwards, the elements are gathered outside of the heap first.
        long last = wanted.start() + (wanted.count() - 1) * wanted.step();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment gathered =
                    arena.allocate(wanted.count() * element.type().itemSize(), Long.BYTES);
            Gathering gathering = new Gathering(gathered);
            send(new Dimension(last, wanted.count(), -wanted.step(), wanted.dropped()), gathering);
            gathering.sendBackwards(element.type().itemSize(), sink);
        }
    }

    private void send(Dimension wanted, ByteSink sink) throws IOException {
        int size = element.type().itemSize();
        ByteBuffer piece = ByteBuffer.allocate(Math.max(size, ByteSink.PIECE)).order(ByteOrder.LITTLE_ENDIAN);
        long next = wanted.start();
        long end = wanted.start() + wanted.count() * wanted.step();
        long first = 0;
        try (TableBatches batches = table.open(OptionalInt.empty(), List.of(name))) {
            FieldVector column = batches.reader().getVectorSchemaRoot().getVector(0);
            TableCell cells = new TableCell(batches.reader());
            while (next < end && batches.reader().loadNextBatch()) {
                long behind = Math.min(end, first + column.getValueCount());
                if (wanted.step() == 1 && next < behind && element.isRaw(column)) {
                    sendRaw(column, next - first, behind - next, sink);
                    next = behind;
                }
                for (; next < behind; next += wanted.step()) {
                    element.put(column, (int) (next - first), cells, piece);
                    flush(piece, size, sink);
                }
                flush(piece, piece.capacity(), sink);
                first += column.getValueCount();
            }
        }
    }

    private void sendRaw(FieldVector column, long from, long count, ByteSink sink) throws IOException {
        int size = element.type().itemSize();
        for (long done = 0; done < count; done += MOST_AT_ONCE) {
            int rows = (int) Math.min(MOST_AT_ONCE, count - done);
            sink.write(column.getDataBuffer().nioBuffer((from + done) * size, rows * size));
        }
    }

    /// Sends the piece where not so many bytes fit into it any more.
    private static void flush(ByteBuffer piece, int space, ByteSink sink) throws IOException {
        if (piece.position() > 0 && piece.remaining() < space) {
            sink.write(piece.flip());
            piece.clear();
        }
    }

    /// Keeps what it gets.
    private static final class Gathering implements ByteSink {

        private final MemorySegment gathered;
        private long size;

        Gathering(MemorySegment gathered) {
            this.gathered = gathered;
        }

        @Override
        public void write(ByteBuffer bytes) {
            MemorySegment.copy(MemorySegment.ofBuffer(bytes), 0, gathered, size, bytes.remaining());
            size += bytes.remaining();
        }

        void sendBackwards(int element, ByteSink sink) throws IOException {
            ByteBuffer piece = ByteBuffer.allocate(Math.max(element, PIECE));
            for (long at = size - element; at >= 0; at -= element) {
                piece.put(gathered.asSlice(at, element).asByteBuffer());
                flush(piece, element, sink);
            }
            flush(piece, piece.capacity(), sink);
        }
    }
}
