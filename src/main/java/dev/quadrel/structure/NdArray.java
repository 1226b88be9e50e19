package dev.quadrel.structure;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An array in memory: elements of one type in any number of dimensions.
///
/// The elements lie in a [MemorySegment] with a distance in bytes along each dimension, so that [#slice] copies nothing
/// and writes through. Whole arrays lie in C order, the last dimension closest. The views [#bytes], [#ints], [#doubles]
/// and their like are in C order too: they are the memory itself where that is in C order already and, for numbers, in
/// the machine's byte order; else a copy.
///
/// Memory that [#zeros] made goes with the last array that uses it; of any other, its maker decides. Reading is safe
/// from several threads, writing is the caller's to arrange.
public final class NdArray {

    private final DataType type;
    private final List<Long> shape;
    private final long[] strides;
    private final long offset;
    private final MemorySegment memory;

    private NdArray(DataType type, List<Long> shape, long[] strides, long offset, MemorySegment memory) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.strides = strides;
        this.offset = offset;
        this.memory = memory;
    }

    /// An array over memory that lies in C order.
    ///
    /// @param memory of exactly the array's size in bytes
    /// @throws IllegalArgumentException where it has another size
    public static NdArray of(DataType type, List<Long> shape, MemorySegment memory) {
        long size = size(type, shape);
        if (memory.byteSize() != size) {
            throw new IllegalArgumentException("An array of the shape %s has %d bytes here, but the memory %d"
                    .formatted(shape, size, memory.byteSize()));
        }
        return new NdArray(type, shape, cOrder(type, shape), 0, memory);
    }

    /// An array of zeros, outside of the heap.
    public static NdArray zeros(DataType type, List<Long> shape) {
        return of(type, shape, NdMemory.zeros(size(type, shape)));
    }

    /// An array of zeros in the memory of an arena, which ends with it.
    public static NdArray allocate(Arena arena, DataType type, List<Long> shape) {
        return of(type, shape, arena.allocate(size(type, shape), Long.BYTES));
    }

    private static long size(DataType type, List<Long> shape) {
        return shape.stream().reduce((long) type.itemSize(), Math::multiplyExact);
    }

    private static long[] cOrder(DataType type, List<Long> shape) {
        long[] strides = new long[shape.size()];
        long stride = type.itemSize();
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.get(i);
        }
        return strides;
    }

    /// Of signed bytes over the values themselves, in one dimension; [#reshaped] gives them more.
    public static NdArray of(byte... values) {
        return of(NdTypes.INT8, List.of((long) values.length), MemorySegment.ofArray(values));
    }

    /// Of short integers, as with bytes.
    public static NdArray of(short... values) {
        return of(NdTypes.INT16, List.of((long) values.length), MemorySegment.ofArray(values));
    }

    /// Of integers, as with bytes.
    public static NdArray of(int... values) {
        return of(NdTypes.INT32, List.of((long) values.length), MemorySegment.ofArray(values));
    }

    /// Of long integers, as with bytes.
    public static NdArray of(long... values) {
        return of(NdTypes.INT64, List.of((long) values.length), MemorySegment.ofArray(values));
    }

    /// Of short real numbers, as with bytes.
    public static NdArray of(float... values) {
        return of(NdTypes.FLOAT32, List.of((long) values.length), MemorySegment.ofArray(values));
    }

    /// Of real numbers, as with bytes.
    public static NdArray of(double... values) {
        return of(NdTypes.FLOAT64, List.of((long) values.length), MemorySegment.ofArray(values));
    }

    /// Of texts, copied, in one dimension; each has room for the longest.
    public static NdArray ofTexts(List<String> values) {
        return NdTexts.array(values);
    }

    /// The same elements in another shape; a copy where this one does not lie in C order.
    public NdArray reshaped(long... lengths) {
        List<Long> wanted = new ArrayList<>();
        for (long length : lengths) {
            wanted.add(length);
        }
        return of(type, wanted, bytes());
    }

    public DataType type() {
        return type;
    }

    /// Elements along each dimension; empty for a single element.
    public List<Long> shape() {
        return shape;
    }

    /// Number of elements.
    public long size() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /// Bytes of all elements.
    public long byteSize() {
        return size(type, shape);
    }

    /// Bytes from an element to the next one along each dimension; negative where it runs backwards.
    public long[] strides() {
        return strides.clone();
    }

    /// Where an element lies in [#memory], in bytes.
    ///
    /// @param index one number for each dimension, from 0
    /// @throws IndexOutOfBoundsException where there is none
    public long at(long... index) {
        if (index.length != strides.length) {
            throw new IndexOutOfBoundsException(
                    "The array has %d dimensions, but the index %d".formatted(strides.length, index.length));
        }
        long at = offset;
        for (int i = 0; i < index.length; i++) {
            at += Objects.checkIndex(index[i], shape.get(i)) * strides[i];
        }
        return at;
    }

    /// What the elements lie in, perhaps between others.
    public MemorySegment memory() {
        return memory;
    }

    /// The elements that a slice takes: the same memory, seen otherwise.
    ///
    /// @throws dev.quadrel.problem.ProblemException 400 where an index is beyond the array
    public NdArray slice(NdSlice slice) {
        return slice(slice.of(shape));
    }

    /// The elements that a selection takes: the same memory, seen otherwise.
    public NdArray slice(Selection selection) {
        List<Long> lengths = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        long start = offset;
        for (int i = 0; i < strides.length; i++) {
            Selection.Dimension dimension = selection.dimensions().get(i);
            start += dimension.count() == 0 ? 0 : dimension.start() * strides[i];
            if (!dimension.dropped()) {
                lengths.add(dimension.count());
                steps.add(dimension.step() * strides[i]);
            }
        }
        long[] distances = steps.stream().mapToLong(Long::longValue).toArray();
        return new NdArray(type, lengths, distances, start, memory);
    }

    /// Whether the elements lie side by side, in C order.
    public boolean isContiguous() {
        long stride = type.itemSize();
        for (int i = strides.length - 1; i >= 0; i--) {
            if (shape.get(i) > 1 && strides[i] != stride) {
                return size() == 0;
            }
            stride *= shape.get(i);
        }
        return true;
    }

    /// All bytes in C order, as they are sent.
    public MemorySegment bytes() {
        return isContiguous() ? memory.asSlice(offset, byteSize()) : NdCopy.packed(this);
    }

    /// The same elements side by side, in memory of their own.
    public NdArray copy() {
        return of(type, shape, NdCopy.packed(this));
    }

    /// Sets all elements from an array of the same shape and type.
    public void fill(NdArray other) {
        if (!other.shape.equals(shape) || !other.type.equals(type)) {
            throw new IllegalArgumentException("Elements of the shape %s and the type %s do not fit the shape %s and %s"
                    .formatted(other.shape, other.type, shape, type));
        }
        NdCopy.copy(other, this);
    }

    /// Integers of 2 bytes, signed or not, in the machine's byte order.
    ///
    /// @throws IllegalArgumentException where the elements are others
    public MemorySegment shorts() {
        return NdViews.of(this, Short.BYTES, "iu");
    }

    /// Integers of 4 bytes, signed or not, in the machine's byte order.
    ///
    /// @throws IllegalArgumentException where the elements are others
    public MemorySegment ints() {
        return NdViews.of(this, Integer.BYTES, "iu");
    }

    /// Integers of 8 bytes, signed or not, and times, in the machine's byte order.
    ///
    /// @throws IllegalArgumentException where the elements are others
    public MemorySegment longs() {
        return NdViews.of(this, Long.BYTES, "iumM");
    }

    /// Real numbers of 4 bytes in the machine's byte order.
    ///
    /// @throws IllegalArgumentException where the elements are others
    public MemorySegment floats() {
        return NdViews.of(this, Float.BYTES, "f");
    }

    /// Real numbers of 8 bytes in the machine's byte order.
    ///
    /// @throws IllegalArgumentException where the elements are others
    public MemorySegment doubles() {
        return NdViews.of(this, Double.BYTES, "f");
    }

    /// One element as an object, see [NdElement].
    public @Nullable Object get(long... index) {
        return NdElement.of(type).read(memory, at(index));
    }

    /// All elements as lists of lists, as deep as the shape; the element itself where it has no dimensions. For small
    /// arrays.
    public @Nullable Object list() {
        return NdElement.list(this);
    }

    /// Whether type, shape and all bytes are the same.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NdArray array
                && type.equals(array.type)
                && shape.equals(array.shape)
                && bytes().mismatch(array.bytes()) < 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, shape);
    }

    @Override
    public String toString() {
        return "NdArray" + shape + " of " + type;
    }
}
