package dev.quadrel.client;

import dev.quadrel.query.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Walks through a listing. While a batch is used, the next one is asked for; where its place could be foreseen, those
/// after it are asked for too. Such a batch is used only where the one before names it as its next, so that what comes
/// is the same as one after the other. Used by one thread at a time.
final class BatchIterator<T> implements Iterator<T> {

    /// How many batches are asked for, or wait, at a time.
    private static final int AHEAD = 4;

    private final Listing<T> listing;
    private final long from;
    private final Deque<Coming<T>> coming = new ArrayDeque<>();
    private Iterator<T> items = List.<T>of().iterator();
    private Optional<String> before = Optional.empty();
    private Optional<String> place = Optional.empty();
    private long left;
    private long reached;
    private boolean begun;

    /// A batch that was asked for.
    private record Coming<T>(String place, CompletableFuture<Batch<T>> batch) {}

    /// @param from how many to leave out
    /// @param most how many at most; [Long#MAX_VALUE] for all
    BatchIterator(Listing<T> listing, long from, long most) {
        this.listing = listing;
        this.from = from;
        reached = from;
        left = most;
    }

    @Override
    public boolean hasNext() {
        if (left <= 0) {
            return false;
        }
        if (!begun) {
            begun = true;
            int limit = (int) Math.min(Page.LARGEST, left);
            use(listing.first(from, limit, false));
        }
        while (!items.hasNext() && !coming.isEmpty()) {
            Coming<T> next = coming.remove();
            Batch<T> batch = awaited(next.batch);
            before = place;
            place = Optional.of(next.place);
            use(batch);
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        return items.next();
    }

    private void use(Batch<T> batch) {
        items = batch.items().iterator();
        reached += batch.items().size();
        long wanted = left - batch.items().size();
        Optional<String> next = batch.next().filter(_ -> wanted > 0);
        boolean foreseen = next.isPresent() && next.equals(place.flatMap(here -> listing.foreseen(before, here)));
        if (!next.equals(Optional.ofNullable(coming.peek()).map(Coming::place))) {
            coming.clear();
        }
        long rest = Math.min(wanted, batch.count() - reached);
        next.ifPresent(there -> ask(there, foreseen ? Math.clamp(Math.ceilDiv(rest, Page.LARGEST), 1, AHEAD) : 1));
    }

    /// Asks for what is not asked for yet.
    ///
    /// @param most how many batches are under way then
    private void ask(String next, int most) {
        Optional<String> last = place;
        Optional<String> there = Optional.of(next);
        for (int i = 0; i < most && there.isPresent(); i++) {
            String asked = there.get();
            if (i >= coming.size()) {
                coming.add(new Coming<>(asked, inBackground(() -> listing.after(asked))));
            }
            there = listing.foreseen(last, asked);
            last = Optional.of(asked);
        }
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(work.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static <T> T awaited(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ClientException known ? known : e;
        }
    }
}
