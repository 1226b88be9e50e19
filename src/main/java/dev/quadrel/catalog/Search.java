package dev.quadrel.catalog;

import dev.quadrel.query.Page;
import dev.quadrel.query.Query;
import dev.quadrel.query.Sorting;
import java.util.List;

/// Which children of a container are wanted.
///
/// @param keysOnly whether only their keys are needed: all else of the nodes found may be empty
/// @param sources whether their data sources are needed: else only the structure is there
public record Search(List<Query> queries, Sorting sorting, Page page, boolean keysOnly, boolean sources) {

    public Search {
        queries = List.copyOf(queries);
    }
}
