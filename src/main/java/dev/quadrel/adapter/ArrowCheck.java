package dev.quadrel.adapter;

import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/// Whether what a batch says about its columns is true, so that nobody reads beyond them. Arrow's own check refuses
/// some types that are right.
///
/// @param nativeCode whether the batch is for native code, which believes each single offset
record ArrowCheck(boolean nativeCode) {

    /// Checks the columns.
    ///
    /// @throws IOException where one is shorter than it says, or of a type that native code must not get unchecked
    void batch(VectorSchemaRoot batch) throws IOException {
        for (FieldVector column : batch.getFieldVectors()) {
            column(column);
        }
    }

    private void column(ValueVector column) throws IOException {
        switch (column) {
            case NullVector _ -> {}
            case BitVector bits -> atLeast(column, bits(bits.getDataBuffer()), bits.getValueCount());
            case BaseFixedWidthVector fixed ->
                atLeast(column, bytes(fixed), (long) fixed.getValueCount() * fixed.getTypeWidth());
            case BaseVariableWidthVector text -> offsets(column, text.getOffsetBuffer(), Integer.BYTES, bytes(text));
            case BaseLargeVariableWidthVector text -> offsets(column, text.getOffsetBuffer(), Long.BYTES, bytes(text));
            case ListVector list -> items(list, list.getOffsetBuffer(), Integer.BYTES, list.getDataVector());
            case LargeListVector list -> items(list, list.getOffsetBuffer(), Long.BYTES, list.getDataVector());
            case FixedSizeListVector list -> {
                long items = (long) list.getValueCount() * list.getListSize();
                atLeast(column, list.getDataVector().getValueCount(), items);
                column(list.getDataVector());
            }
            case StructVector struct -> members(struct);
            default -> other(column);
        }
        gaps(column);
    }

    private void items(ValueVector list, ArrowBuf offsets, int width, ValueVector items) throws IOException {
        offsets(list, offsets, width, items.getValueCount());
        column(items);
    }

    private void other(ValueVector column) throws IOException {
        if (nativeCode) {
            throw new IOException("Columns like " + column.getField() + " can only be stored as they are");
        }
    }

    private void members(StructVector struct) throws IOException {
        for (FieldVector member : struct.getChildrenFromFields()) {
            atLeast(struct, member.getValueCount(), struct.getValueCount());
            column(member);
        }
    }

    private static void gaps(ValueVector column) throws IOException {
        if (!(column instanceof NullVector) && column.getNullCount() > 0) {
            atLeast(column, bits(column.getValidityBuffer()), column.getValueCount());
        }
    }

    private void offsets(ValueVector column, ArrowBuf offsets, int width, long end) throws IOException {
        int rows = column.getValueCount();
        if (rows == 0) {
            return;
        }
        atLeast(column, offsets.capacity(), (rows + 1L) * width);
        long last = offset(offsets, width, 0);
        for (int row = nativeCode ? 1 : rows; row <= rows; row++) {
            long next = offset(offsets, width, row);
            if (last < 0 || next < last || next > end) {
                throw new IOException("The column " + column.getName() + " is damaged: row " + row + " ends at " + next
                        + ", after " + last + ", of " + end);
            }
            last = next;
        }
    }

    private static long bytes(ValueVector column) {
        return column.getDataBuffer().capacity();
    }

    private static long bits(ArrowBuf bytes) {
        return bytes.capacity() * Byte.SIZE;
    }

    private static long offset(ArrowBuf offsets, int width, long row) {
        return width == Long.BYTES ? offsets.getLong(row * width) : offsets.getInt(row * width);
    }

    private static void atLeast(ValueVector column, long there, long needed) throws IOException {
        if (there < needed) {
            throw new IOException("The column %s is damaged: it has %d of %d bytes or values"
                    .formatted(column.getName(), there, needed));
        }
    }
}
