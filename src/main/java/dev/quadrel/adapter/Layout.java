package dev.quadrel.adapter;

import java.util.List;

/// How the elements of an array lie in chunks of one size, of which those at the end may stick out of the array.
///
/// @param shape of the array
/// @param chunk elements of a chunk along each dimension, at least 1
/// @param strides bytes from an element of a chunk to the next one, along each dimension
/// @param itemSize bytes of an element
record Layout(long[] shape, long[] chunk, long[] strides, int itemSize) {

    /// The last dimension is the one whose neighbours lie side by side.
    ///
    /// @throws ArithmeticException where a chunk has more than 2^63 bytes
    static Layout rowMajor(List<Long> shape, List<Long> chunk, int itemSize) {
        long[] lengths = array(chunk);
        long[] strides = new long[lengths.length];
        long stride = itemSize;
        for (int i = lengths.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride = Math.multiplyExact(stride, lengths[i]);
        }
        return new Layout(array(shape), lengths, strides, itemSize);
    }

    /// One chunk, whose first dimension is the one whose neighbours lie side by side: Fortran's order.
    ///
    /// @throws ArithmeticException where it has more than 2^63 bytes
    static Layout columnMajor(List<Long> shape, int itemSize) {
        long[] lengths = array(wholeChunk(shape));
        long[] strides = new long[lengths.length];
        long stride = itemSize;
        for (int i = 0; i < lengths.length; i++) {
            strides[i] = stride;
            stride = Math.multiplyExact(stride, lengths[i]);
        }
        return new Layout(array(shape), lengths, strides, itemSize);
    }

    /// The size of a chunk that holds a whole array.
    static List<Long> wholeChunk(List<Long> shape) {
        return shape.stream().map(length -> Math.max(1, length)).toList();
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    int dimensions() {
        return shape.length;
    }

    /// Bytes of a chunk.
    long chunkBytes() {
        long bytes = itemSize;
        for (long length : chunk) {
            bytes = Math.multiplyExact(bytes, length);
        }
        return bytes;
    }

    /// How many chunks there are along a dimension.
    long chunks(int dimension) {
        return (shape[dimension] - 1) / chunk[dimension] + 1;
    }

    /// Where a chunk ends along a dimension, in the array.
    long end(long[] at, int dimension) {
        return Math.min(shape[dimension], (at[dimension] + 1) * chunk[dimension]);
    }
}
