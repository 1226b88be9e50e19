package dev.quadrel.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The files that an array's chunks are in.
///
/// @param header bytes in a file before its chunk
/// @param compression of the files
/// @param fill the element that stands in chunks without a file
record ChunkStore(Layout layout, Files files, long header, Compression compression, byte[] fill) {

    /// Finds a chunk's file.
    @FunctionalInterface
    interface Files {

        /// The file; empty where the chunk was never written.
        Optional<Path> find(long[] chunk) throws IOException;
    }
}
