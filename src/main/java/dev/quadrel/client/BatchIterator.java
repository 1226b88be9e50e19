package dev.quadrel.client;

import dev.quadrel.query.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Walks through a listing. The next batch is asked for while the one before is used. Used by one thread at a time.
final class BatchIterator<T> implements Iterator<T> {

    private final Listing<T> listing;
    private final long from;
    private long left;
    private Iterator<T> items = List.<T>of().iterator();
    private @Nullable CompletableFuture<Batch<T>> coming;
    private boolean begun;

    /// @param from how many to leave out
    /// @param most how many at most; [Long#MAX_VALUE] for all
    BatchIterator(Listing<T> listing, long from, long most) {
        this.listing = listing;
        this.from = from;
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
        while (!items.hasNext() && coming != null) {
            use(awaited(coming));
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
        Optional<String> next = batch.next();
        boolean more = next.isPresent() && left > batch.items().size();
        coming = more ? inBackground(() -> listing.after(next.get())) : null;
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
