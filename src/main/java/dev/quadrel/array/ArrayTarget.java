package dev.quadrel.array;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.catalog.Node;

/// An array that a URL names: a node of its own, or a column of a table.
///
/// @param node the array's, or the table's
record ArrayTarget(Node node, ArrayReader reader) {}
