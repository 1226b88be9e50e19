package dev.quadrel.adapter;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The names of chunks' files in the folder of their array.
///
/// @param prefix the first part of each name; empty for none
/// @param separator between the numbers
record ChunkKeys(String prefix, String separator) {

    /// What Zarr 3 does if nothing else is said: `c/0/1`, and `c` for an array without dimensions.
    static final ChunkKeys ZARR_3 = new ChunkKeys("c", "/");

    /// @param chunk its number along each dimension
    String key(long[] chunk) {
        String numbers = Arrays.stream(chunk).mapToObj(Long::toString).collect(Collectors.joining(separator));
        if (prefix.isEmpty()) {
            return numbers.isEmpty() ? "0" : numbers;
        }
        return numbers.isEmpty() ? prefix : prefix + separator + numbers;
    }

    /// The folder in which all chunks are, or the one chunk itself.
    String root() {
        return prefix;
    }
}
