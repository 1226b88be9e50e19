package dev.quadrel.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a server sends at once of a long list.
///
/// @param next where the next one is; empty where this is the last
record Batch<T>(List<T> items, Optional<String> next) {

    <U> Batch<U> map(Function<T, U> change) {
        return new Batch<>(items.stream().map(change).toList(), next);
    }
}
