package dev.quadrel.catalog;

import java.util.List;
import java.util.Map;

/// The different values that the children of a container have.
///
/// @param metadata for each key asked for, values as JSON texts
/// @param families names of structure families as JSON texts; empty where not asked for
/// @param specs lists of specs as JSON texts; empty where not asked for
public record Distinct(Map<String, List<Value>> metadata, List<Value> families, List<Value> specs) {

    /// One value.
    ///
    /// @param json the value
    /// @param count how many children have it
    public record Value(String json, long count) {}

    /// What is asked for.
    ///
    /// @param metadata keys with dots
    public record Wanted(List<String> metadata, boolean families, boolean specs) {}
}
