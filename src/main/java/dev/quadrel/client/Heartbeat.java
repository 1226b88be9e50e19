package dev.quadrel.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the pieces of a body that come, so that somebody sees whether the server is still sending.
final class Heartbeat<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> body;
    private final AtomicLong beats;

    Heartbeat(BodySubscriber<T> body, AtomicLong beats) {
        this.body = body;
        this.beats = beats;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        beats.incrementAndGet();
        body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        beats.incrementAndGet();
        body.onNext(pieces);
    }

    @Override
    public void onError(Throwable fault) {
        body.onError(fault);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
