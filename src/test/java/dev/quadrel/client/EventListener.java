package dev.quadrel.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Takes as many events as it is told to.
class EventListener implements Flow.Subscriber<StreamEvent> {

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
    }

    @Override
    public void onNext(StreamEvent event) {
        heard.add(event);
    }

    @Override
    public void onError(Throwable fault) {
        heard.add(fault);
    }

    @Override
    public void onComplete() {
        heard.add("end");
    }

    /// The next one that it asks for.
    StreamEvent event() throws InterruptedException {
        ask();
        return (StreamEvent) anything();
    }

    /// For one more.
    void ask() {
        subscription.request(1);
    }

    /// The next one that has data.
    StreamEvent data() throws InterruptedException {
        StreamEvent event = event();
        while (event.payload().isEmpty()) {
            event = event();
        }
        return event;
    }

    /// What comes without being asked for, such as an error.
    Object anything() throws InterruptedException {
        Object next = heard.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("Nothing has come");
        }
        return next;
    }

    boolean hearsNothing() throws InterruptedException {
        return heard.poll(500, TimeUnit.MILLISECONDS) == null;
    }

    void cancel() {
        subscription.cancel();
    }
}
