package dev.quadrel.client;

import dev.quadrel.query.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A long list on a server, of which only what is used is asked for, in pages as large as the server allows. What is
/// added or removed meanwhile may be there or not. Thread safe; an iterator or a stream of it is used by one thread.
/// Each method asks the server anew and may throw a [ClientException].
public final class Sequence<T> implements Iterable<T> {

    private static final long OPEN = Long.MAX_VALUE;

    private final Listing<T> listing;
    private final long from;
    private final long to;

    Sequence(Listing<T> listing) {
        this(listing, 0, OPEN);
    }

    private Sequence(Listing<T> listing, long from, long to) {
        this.listing = listing;
        this.from = from;
        this.to = to;
    }

    /// How many there are.
    public long size() {
        return Math.max(0, Math.min(listing.count(), to) - from);
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return !iterator().hasNext();
    }

    /// One of them.
    ///
    /// @param index from 0, or from -1 for the last one backwards
    /// @throws NoSuchElementException where there are fewer
    public T get(long index) {
        return at(index)
                .orElseThrow(() -> new NoSuchElementException("There is no element " + index + " of this list"));
    }

    private Optional<T> at(long index) {
        if (index < 0 && to == OPEN) {
            return fromTheEnd(-index - 1);
        }
        long place = index < 0 ? index + size() : index;
        if (place < 0 || place >= to - from) {
            return Optional.empty();
        }
        return listing.first(from + place, 1, false).items().stream().findFirst();
    }

    /// Of a list that has no end of its own, but maybe a beginning.
    private Optional<T> fromTheEnd(long place) {
        if (from > 0 && place >= size()) {
            return Optional.empty();
        }
        return listing.first(place, 1, true).items().stream().findFirst();
    }

    /// The first one.
    ///
    /// @throws NoSuchElementException where there is none
    public T first() {
        return get(0);
    }

    /// The last one.
    ///
    /// @throws NoSuchElementException where there is none
    public T last() {
        return get(-1);
    }

    /// The part from one index up to but without another; both may count from the end as `-1`. Beyond the end there is
    /// nothing. Only what counts from the end asks the server.
    public Sequence<T> slice(long begin, long end) {
        long size = begin < 0 || end < 0 ? size() : OPEN;
        long first = begin < 0 ? Math.max(0, begin + size) : begin;
        long last = end < 0 ? end + size : end;
        long start = first > OPEN - from ? OPEN : from + first;
        long stop = last > OPEN - from ? OPEN : from + last;
        return new Sequence<>(listing, start, Math.max(start, Math.min(to, stop)));
    }

    /// The first ones, in one request for each page of them.
    public List<T> head(int count) {
        return slice(0, count).stream().toList();
    }

    /// The last ones, in the order of the list.
    public List<T> tail(int count) {
        if (to == OPEN && from == 0 && count <= Page.LARGEST) {
            return count == 0
                    ? List.of()
                    : listing.first(0, count, true).items().reversed();
        }
        long size = size();
        return slice(Math.max(0, size - count), size).stream().toList();
    }

    /// All of them; the next page is asked for while one is used, and up to four where it can be foreseen which they
    /// are.
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /// All of them as they are now.
    public List<T> toList() {
        return stream().toList();
    }

    @Override
    public Iterator<T> iterator() {
        return new BatchIterator<>(listing, from, to == OPEN ? OPEN : to - from);
    }
}
