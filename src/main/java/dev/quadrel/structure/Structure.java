package dev.quadrel.structure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a node's data is laid out. [StructureCodec] has its form on the wire.
public sealed interface Structure
        permits ArrayStructure, AwkwardStructure, BytesStructure, RaggedStructure, SparseStructure, TableStructure {

    StructureFamily family();

    /// As on the wire.
    Map<String, @Nullable Object> json();
}
