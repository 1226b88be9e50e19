package dev.quadrel.catalog;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One file or folder of a data source.
///
/// @param id 0 before it is stored
/// @param dataUri such as `file://localhost/data/a.npy`; one row for each, which data sources share
/// @param parameter what the reader gets it as; null for a file that only has to be there
/// @param number its place among the files of that parameter
/// @param size in bytes, where it is known
public record Asset(
        long id,
        URI dataUri,
        boolean directory,
        @Nullable String parameter,
        @Nullable Integer number,
        @Nullable Long size) {}
