package dev.quadrel.table;

import dev.quadrel.adapter.TableReader;
import dev.quadrel.catalog.Node;

/// A table that a URL names.
record TableTarget(Node node, TableReader reader) {}
