package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.client.ClientException.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The web socket of one subscriber, and the next one when it breaks.
final class StreamSocket implements Flow.Subscription, WebSocket.Listener {

    private static final int ENDED = 1000;

    /// A token does not go into the header here, but into the URI.
    private static final String BEARER = "Bearer ";

    private final Context context;
    private final Function<OptionalLong, URI> address;
    private final Subscriber<? super StreamEvent> subscriber;
    private final Backoff backoff;
    private final ReentrantLock turn = new ReentrantLock();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private OptionalLong next;
    private long wanted;
    private boolean done;
    private @Nullable WebSocket socket;

    StreamSocket(
            Context context,
            Function<OptionalLong, URI> address,
            OptionalLong start,
            Subscriber<? super StreamEvent> subscriber) {
        this.context = context;
        this.address = address;
        this.subscriber = subscriber;
        next = start;
        backoff = new Backoff(context.options().retry());
    }

    void open() {
        URI uri = address.apply(next);
        Optional<String> who = context.transport().authorization();
        Optional<String> token = who.filter(value -> value.startsWith(BEARER));
        WebSocket.Builder builder = context.transport().http().newWebSocketBuilder();
        context.options().headers().forEach(builder::header);
        who.filter(value -> token.isEmpty()).ifPresent(value -> builder.header("Authorization", value));
        URI asked = token.map(value -> URI.create(uri + "&access_token=" + value.substring(BEARER.length())))
                .orElse(uri);
        CompletableFuture<WebSocket> _ = builder.buildAsync(asked, this).whenComplete((opened, fault) -> {
            if (fault != null) {
                refused(uri, fault.getCause() == null ? fault : fault.getCause());
            }
        });
    }

    private void refused(URI uri, Throwable fault) {
        if (fault instanceof WebSocketHandshakeException answer) {
            int status = answer.getResponse().statusCode();
            fail(ClientException.of(status, "The server does not stream this node", uri));
        } else {
            again(uri, fault);
        }
    }

    private void again(URI uri, Throwable fault) {
        backoff.next(Optional.empty())
                .ifPresentOrElse(
                        pause -> Thread.startVirtualThread(() -> {
                            try {
                                Thread.sleep(pause);
                                open();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }),
                        () -> fail(new Unavailable(0, String.valueOf(fault.getMessage()), uri, fault)));
    }

    @Override
    public void request(long count) {
        turn.lock();
        try {
            if (count < 1) {
                fail(new IllegalArgumentException("A subscriber asks for 1 event at least, not " + count));
                return;
            }
            boolean waiting = wanted == 0;
            wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
            if (waiting && socket != null) {
                socket.request(1);
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void cancel() {
        turn.lock();
        try {
            done = true;
            if (socket != null) {
                socket.abort();
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        turn.lock();
        try {
            socket = opened;
            frame.reset();
            if (done) {
                opened.abort();
            } else if (wanted > 0) {
                opened.request(1);
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        frame.writeBytes(bytes);
        if (!last) {
            from.request(1);
            return null;
        }
        byte[] whole = frame.toByteArray();
        frame.reset();
        try {
            StreamEvent event = StreamEvents.read(whole);
            next = event.sequence() > 0 ? OptionalLong.of(event.sequence() + 1) : next;
            deliver(from, event);
        } catch (IOException e) {
            from.abort();
            fail(new Broken(0, "The event cannot be read: " + e.getMessage(), address.apply(next), e));
        }
        return null;
    }

    private void deliver(WebSocket from, StreamEvent event) {
        subscriber.onNext(event);
        turn.lock();
        try {
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
            if (wanted > 0 && !done) {
                from.request(1);
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (code == ENDED) {
            if (end()) {
                subscriber.onComplete();
            }
        } else if (code >= 4000) {
            fail(ClientException.of(401, reason, address.apply(next)));
        } else {
            broken(new IOException("The server has closed the connection: " + code + " " + reason));
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        broken(fault);
    }

    private void broken(Throwable fault) {
        turn.lock();
        try {
            socket = null;
            if (done) {
                return;
            }
        } finally {
            turn.unlock();
        }
        again(address.apply(next), fault);
    }

    private boolean end() {
        turn.lock();
        try {
            boolean first = !done;
            done = true;
            return first;
        } finally {
            turn.unlock();
        }
    }

    private void fail(RuntimeException fault) {
        if (end()) {
            subscriber.onError(fault);
        }
    }
}
