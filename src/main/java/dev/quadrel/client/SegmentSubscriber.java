package dev.quadrel.client;

import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdRuns;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Copies a body into an array while it comes, each element to its place. One that is too long is an error.
final class SegmentSubscriber implements BodySubscriber<Content> {

    private final NdArray target;
    private final long size;
    private final CompletableFuture<Content> filled = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private @Nullable NdRuns runs;
    private long count;

    SegmentSubscriber(NdArray target) {
        this.target = target;
        size = target.byteSize();
    }

    @Override
    public CompletionStage<Content> getBody() {
        return filled;
    }

    @Override
    public void onSubscribe(Subscription pieces) {
        subscription = pieces;
        pieces.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            MemorySegment source = MemorySegment.ofBuffer(piece);
            if (source.byteSize() == 0) {
                continue;
            }
            if (source.byteSize() > size - count) {
                refuse();
                return;
            }
            place(source);
        }
    }

    /// Where there is something to place, the target has a byte at least.
    private void place(MemorySegment source) {
        NdRuns places = runs == null ? NdRuns.of(target) : runs;
        runs = places;
        for (long done = 0; done < source.byteSize(); ) {
            long length = Math.min(places.left(count), source.byteSize() - done);
            MemorySegment.copy(source, done, target.memory(), places.at(count), length);
            done += length;
            count += length;
        }
    }

    private void refuse() {
        if (subscription != null) {
            subscription.cancel();
        }
        filled.completeExceptionally(new TooLong(size));
    }

    @Override
    public void onError(Throwable fault) {
        filled.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        filled.complete(new Content.Filled(count));
    }

    /// The server sends more than there is room for, and would again.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(long room) {
            super("The answer is longer than the " + room + " bytes that it should have");
        }
    }
}
