package dev.quadrel.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a server sends at once of a long list.
///
/// @param next where the next one is; empty where this is the last
/// @param count how many there are in all batches; where the server has not counted them all, as many as it has
record Batch<T>(List<T> items, Optional<String> next, long count) {

    <U> Batch<U> map(Function<T, U> change) {
        return new Batch<>(items.stream().map(change).toList(), next, count);
    }
}
