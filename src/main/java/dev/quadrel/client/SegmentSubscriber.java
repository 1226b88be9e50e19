package dev.quadrel.client;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Copies a body into memory while it comes. One that is too long is an error.
final class SegmentSubscriber implements BodySubscriber<Content> {

    private final MemorySegment target;
    private final CompletableFuture<Content> filled = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long count;

    SegmentSubscriber(MemorySegment target) {
        this.target = target;
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
            if (source.byteSize() > target.byteSize() - count) {
                refuse();
                return;
            }
            MemorySegment.copy(source, 0, target, count, source.byteSize());
            count += source.byteSize();
        }
    }

    private void refuse() {
        if (subscription != null) {
            subscription.cancel();
        }
        filled.completeExceptionally(new TooLong(target.byteSize()));
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
