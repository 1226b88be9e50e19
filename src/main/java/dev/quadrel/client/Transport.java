package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.client.ClientException.Unavailable;
import dev.quadrel.structure.NdArray;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Sends requests, again where that may help, and gets answers whole, as streams, or into memory, without their
/// compression. Errors are [ClientException]s. Thread safe.
final class Transport implements AutoCloseable {

    private static final int NOT_MODIFIED = 304;

    private final Options options;
    private final Connections connections;
    private final Exchange exchange;
    private final Exchange anonymous;

    Transport(Options options) {
        this.options = options;
        connections = new Connections(options);
        exchange = new Exchange(connections, options);
        anonymous = new Exchange(connections, options);
    }

    /// Who asks, from now on.
    void authorization(Authorization who) {
        exchange.authorization(who);
    }

    /// What the next request says about who asks.
    Optional<String> authorization() {
        return exchange.authorization().header();
    }

    /// Gets a new one, where that is possible, since the server has refused this one.
    ///
    /// @return whether to try again
    boolean renew(Optional<String> refused) {
        return exchange.authorization().renew(refused);
    }

    /// For web sockets, whose listeners must not wait; empty when this is closed.
    Optional<HttpClient> socketClient() {
        return connections.sockets();
    }

    /// Sends and reads the whole answer. A `GET` may be answered by the cache.
    Reply send(Request request) {
        Optional<ReplyCache> cache = options.cache().filter(_ -> isKept(request));
        return cache.isPresent() ? kept(cache.get(), request) : ask(request);
    }

    private static boolean isKept(Request request) {
        return request.method().equals("GET")
                && !request.headers().getOrDefault("Cache-Control", "").contains("no-store");
    }

    private Reply kept(ReplyCache cache, Request request) {
        connections.checkOpen(request.uri());
        try {
            return cache.answer(request, () -> Asker.hash(authorization(), options.headers()), this::ask);
        } catch (IllegalStateException e) {
            connections.checkOpen(request.uri());
            throw e;
        }
    }

    /// The same without saying who asks.
    Reply sendAnonymously(Request request) {
        return whole(request, anonymous.answer(request, (_, _) -> Content.whole()));
    }

    private Reply ask(Request request) {
        return whole(request, exchange.answer(request, (_, _) -> Content.whole()));
    }

    /// Sends and leaves the body of the answer to be read, and closed. What fails while it is read is an
    /// [IOException].
    Flowing open(Request request) {
        HttpResponse<Content> response = exchange.answer(request, Content.flowing(options.silenceTimeout()));
        if (!(response.body() instanceof Content.Flowing flowing)) {
            throw new Broken(response.statusCode(), "The answer has no body", request.uri(), null);
        }
        try {
            InputStream decoded = Coding.decoded(flowing.bytes(), Content.coding(response.headers()));
            return new Flowing(response.statusCode(), request.uri(), response.headers(), decoded);
        } catch (IOException e) {
            close(flowing.bytes(), request);
            throw new Broken(response.statusCode(), String.valueOf(e.getMessage()), request.uri(), e);
        }
    }

    /// Sends and copies the answer into an array, each element to its place. A `GET` for as much as the cache keeps may
    /// be answered by it.
    ///
    /// @return how many bytes it has
    /// @throws Broken where they are too many
    long fill(Request request, NdArray target) {
        if (options.cache()
                .filter(cache -> cache.largest() >= target.byteSize())
                .isPresent()) {
            return placed(send(request), target);
        }
        HttpResponse<Content> response = exchange.answer(request, Content.filling(target));
        if (response.body() instanceof Content.Filled filled) {
            return filled.count();
        }
        return placed(whole(request, response), target);
    }

    private static long placed(Reply reply, NdArray target) {
        byte[] body = reply.body();
        if (body.length != target.byteSize()) {
            throw reply.broken(
                    "The answer has %d bytes, not the %d that it should have".formatted(body.length, target.byteSize()),
                    null);
        }
        target.fill(NdArray.of(target.type(), target.shape(), MemorySegment.ofArray(body)));
        return body.length;
    }

    private static Reply whole(Request request, HttpResponse<Content> response) {
        byte[] bytes = response.body() instanceof Content.Whole all ? all.bytes() : new byte[0];
        try {
            byte[] decoded = response.statusCode() == NOT_MODIFIED
                    ? bytes
                    : Coding.decoded(bytes, Content.coding(response.headers()));
            return new Reply(response.statusCode(), request.uri(), response.headers(), decoded);
        } catch (IOException e) {
            throw new Broken(response.statusCode(), String.valueOf(e.getMessage()), request.uri(), e);
        }
    }

    private static void close(InputStream body, Request request) {
        try {
            body.close();
        } catch (IOException e) {
            throw new Unavailable(0, String.valueOf(e.getMessage()), request.uri(), e);
        }
    }

    /// Ends what is still under way.
    @Override
    public void close() {
        connections.close();
        options.cache().ifPresent(ReplyCache::close);
    }
}
