package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.client.ClientException.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The web socket of one subscriber, and the next one when it breaks. No thread that reads it waits for the subscriber.
final class StreamSocket implements Flow.Subscription, WebSocket.Listener {

    private static final int ENDED = 1000;

    /// A token does not go into the header here, but into the URI.
    private static final String BEARER = "Bearer ";

    private final Context context;
    private final Function<OptionalLong, URI> address;
    private final Subscriber<? super StreamEvent> subscriber;
    private final EventQueue events;
    private final ReentrantLock turn = new ReentrantLock();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final AtomicLong beats = new AtomicLong();
    private volatile OptionalLong next;
    private volatile @Nullable Backoff backoff;
    private volatile boolean renewed;
    private boolean paused;
    private boolean done;
    private @Nullable WebSocket socket;
    private long opened;

    StreamSocket(
            Context context,
            Function<OptionalLong, URI> address,
            OptionalLong start,
            Subscriber<? super StreamEvent> subscriber) {
        this.context = context;
        this.address = address;
        this.subscriber = subscriber;
        events = new EventQueue(subscriber, this::resume, this::fail);
        next = start;
    }

    void open() {
        URI uri = address.apply(next);
        Optional<String> who = context.transport().authorization();
        if (who.isEmpty() && context.authentication().isRequired()) {
            fail(ClientException.of(401, "The server streams only to those who say who they are", uri));
            return;
        }
        Optional<String> token = who.filter(value -> value.startsWith(BEARER));
        Optional<HttpClient> http = context.transport().socketClient();
        if (http.isEmpty()) {
            fail(new Unavailable(0, "The client has been closed", uri, null));
            return;
        }
        WebSocket.Builder builder = http.get()
                .newWebSocketBuilder()
                .connectTimeout(context.options().connectTimeout());
        context.options().headers().forEach(builder::header);
        who.filter(value -> token.isEmpty()).ifPresent(value -> builder.header("Authorization", value));
        URI asked = token.map(value -> URI.create(uri + "&access_token=" + value.substring(BEARER.length())))
                .orElse(uri);
        CompletableFuture<WebSocket> _ = builder.buildAsync(asked, this).whenComplete((_, fault) -> {
            if (fault != null) {
                Throwable cause = fault.getCause() == null ? fault : fault.getCause();
                Thread.startVirtualThread(() -> refused(uri, who, cause));
            }
        });
    }

    private void refused(URI uri, Optional<String> who, Throwable fault) {
        int status = fault instanceof WebSocketHandshakeException answer
                ? answer.getResponse().statusCode()
                : 0;
        if (status == 401 && isRenewed(who)) {
            open();
        } else if (status == 0 || status == 429 || status >= 500 && status != 501) {
            again(uri, fault, status);
        } else {
            fail(ClientException.of(status, "The server does not stream this node", uri));
        }
    }

    /// Once for each connection.
    private boolean isRenewed(Optional<String> refused) {
        boolean first = !renewed;
        renewed = true;
        try {
            return first && context.transport().renew(refused);
        } catch (ClientException e) {
            return false;
        }
    }

    /// @param status what the server has said; 0 for nothing
    private void again(URI uri, Throwable fault, int status) {
        // What is said before all events is no progress: the next one may be what the server fails at.
        Backoff pauses = backoff == null ? new Backoff(context.options().retry()) : backoff;
        backoff = pauses;
        pauses.next(Optional.empty())
                .ifPresentOrElse(
                        pause -> Thread.startVirtualThread(() -> openAfter(pause)),
                        () -> fail(new Unavailable(status, "The events have ended: " + fault, uri, fault)));
    }

    private void openAfter(Duration pause) {
        try {
            Thread.sleep(pause);
            open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void request(long count) {
        if (count < 1) {
            fail(new IllegalArgumentException("A subscriber asks for 1 event at least, not " + count));
        } else {
            events.request(count);
        }
    }

    @Override
    public void cancel() {
        events.cancel();
        leave();
    }

    private void leave() {
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
    public void onOpen(WebSocket web) {
        turn.lock();
        try {
            frame.reset();
            if (done) {
                web.abort();
            } else {
                socket = web;
                opened = System.nanoTime();
                web.request(1);
                Pulse.watch(web, context.options().silenceTimeout(), beats, fault -> lost(web, fault));
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        beats.incrementAndGet();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        frame.writeBytes(bytes);
        if (!last) {
            from.request(1);
            return null;
        }
        byte[] whole = frame.toByteArray();
        frame.reset();
        renewed = false;
        try {
            keep(from, StreamEvents.read(whole), whole.length);
            events.deliver();
        } catch (IOException e) {
            fail(new Broken(0, "The event cannot be read: " + e.getMessage(), address.apply(next), e));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        return onPong(from, message);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        beats.incrementAndGet();
        from.request(1);
        return null;
    }

    /// With many, the connection is given up: a web socket that is not read does not notice when it breaks.
    private void keep(WebSocket from, StreamEvent event, int length) {
        turn.lock();
        try {
            if (event.sequence() > 0) {
                next = OptionalLong.of(event.sequence() + 1);
                backoff = null;
            }
            if (!events.keep(event, length) || next.isEmpty()) {
                from.request(1);
            } else {
                socket = null;
                paused = true;
                from.abort();
            }
        } finally {
            turn.unlock();
        }
    }

    private void resume() {
        turn.lock();
        try {
            if (!paused || done) {
                return;
            }
            paused = false;
        } finally {
            turn.unlock();
        }
        open();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (code == ENDED) {
            events.end(subscriber::onComplete);
        } else if (code >= 4000) {
            fail(ClientException.of(401, reason, address.apply(next)));
        } else {
            broken(from, new IOException("The server has closed the connection: " + code + " " + reason));
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        broken(from, fault);
    }

    private void lost(WebSocket from, IOException fault) {
        from.abort();
        broken(from, fault);
    }

    private void broken(WebSocket from, Throwable fault) {
        turn.lock();
        try {
            if (done || !from.equals(socket)) {
                return;
            }
            socket = null;
            if (System.nanoTime() - opened
                    > context.options().retry().wholeTime().toNanos()) {
                backoff = null;
            }
        } finally {
            turn.unlock();
        }
        again(address.apply(next), fault, 0);
    }

    private void fail(Throwable fault) {
        leave();
        events.end(() -> subscriber.onError(fault));
    }
}
