package dev.quadrel.client;

import dev.quadrel.query.Query;
import dev.quadrel.query.QueryParameters;
import dev.quadrel.query.Sorting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which nodes of a container are wanted, and in which order.
///
/// @param queries all of which hold
record Search(List<Query> queries, Sorting sorting) {

    static final Search ALL = new Search(List.of(), Sorting.CREATION);

    Search {
        queries = List.copyOf(queries);
    }

    Search and(Query... more) {
        return new Search(Stream.concat(queries.stream(), Stream.of(more)).toList(), sorting);
    }

    Search sorted(Sorting order) {
        return new Search(queries, order);
    }

    Search reversed() {
        return new Search(queries, sorting.reversed());
    }

    /// The URL with conditions and order.
    Address on(Address address) {
        return filtered(address).withEach("sort", sorting.texts());
    }

    /// The URL with conditions only.
    Address filtered(Address address) {
        Address filtered = address;
        for (Query query : queries) {
            for (Map.Entry<String, String> parameter : QueryParameters.of(query).entrySet()) {
                filtered = filtered.with(parameter.getKey(), parameter.getValue());
            }
        }
        return filtered;
    }
}
