package dev.quadrel.adapter;

/// Parts of one chunk, of the same size and at the same distance, in the order in which they are wanted.
///
/// @param number of the chunk, which no other one of the array has
/// @param chunk its number along each dimension
/// @param offset of the first part in the chunk, in bytes
/// @param count how many parts
/// @param stride bytes from the begin of a part to the begin of the next one; negative for backwards
/// @param size bytes of a part
record Run(long number, long[] chunk, long offset, long count, long stride, long size) {

    /// Bytes of all parts.
    long bytes() {
        return count * size;
    }
}
