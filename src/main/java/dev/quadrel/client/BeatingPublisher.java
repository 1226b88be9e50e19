package dev.quadrel.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/// The body of a request that counts the pieces of it that leave.
record BeatingPublisher(BodyPublisher body, AtomicLong beats) implements BodyPublisher {

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> wire) {
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                wire.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                beats.incrementAndGet();
                wire.onNext(piece);
            }

            @Override
            public void onError(Throwable fault) {
                wire.onError(fault);
            }

            @Override
            public void onComplete() {
                beats.incrementAndGet();
                wire.onComplete();
            }
        });
    }
}
