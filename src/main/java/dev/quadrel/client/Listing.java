package dev.quadrel.client;

import java.util.Optional;
import java.util.function.Function;

/// A long list on a server, which is asked for in batches. Thread safe.
interface Listing<T> {

    /// The first batch.
    ///
    /// @param limit 1 to [dev.quadrel.query.Page#LARGEST]
    /// @param backwards whether the offset counts from the end, and the list comes from there
    Batch<T> first(long offset, int limit, boolean backwards);

    /// The one that another has named.
    Batch<T> after(String next);

    /// Where the batch after another probably is, before that one has come and named it; empty where there is nothing
    /// to tell it by.
    ///
    /// @param before where the one before that other was
    default Optional<String> foreseen(Optional<String> before, String place) {
        return Optional.empty();
    }

    /// How many there are, exactly.
    long count();

    /// The same list of other things.
    default <U> Listing<U> map(Function<T, U> change) {
        Listing<T> list = this;
        return new Listing<>() {
            @Override
            public Batch<U> first(long offset, int limit, boolean backwards) {
                return list.first(offset, limit, backwards).map(change);
            }

            @Override
            public Batch<U> after(String next) {
                return list.after(next).map(change);
            }

            @Override
            public Optional<String> foreseen(Optional<String> before, String place) {
                return list.foreseen(before, place);
            }

            @Override
            public long count() {
                return list.count();
            }
        };
    }
}
