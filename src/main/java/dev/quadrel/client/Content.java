package dev.quadrel.client;

import dev.quadrel.structure.NdArray;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The body of an answer, compressed or not.
sealed interface Content {

    /// All of it.
    record Whole(byte[] bytes) implements Content {}

    /// As it comes.
    record Flowing(InputStream bytes) implements Content {}

    /// In the array that was named.
    record Filled(long count) implements Content {}

    /// What becomes of bodies: those of errors and empty ones are always read whole. The heart beats with each
    /// piece that comes.
    interface Form {
        BodySubscriber<Content> subscriber(ResponseInfo info, AtomicLong heart);

        default BodyHandler<Content> handler(AtomicLong heart) {
            return info -> {
                boolean good = info.statusCode() >= 200 && info.statusCode() < 300;
                return new Heartbeat<>(good ? subscriber(info, heart) : whole(), heart);
            };
        }
    }

    static BodySubscriber<Content> whole() {
        return BodySubscribers.mapping(BodySubscribers.ofByteArray(), Whole::new);
    }

    /// As a stream, which fails after a silence.
    static Form flowing(Duration silence) {
        return (_, heart) -> BodySubscribers.mapping(
                BodySubscribers.ofInputStream(), body -> new Flowing(new WatchedStream(body, silence, heart)));
    }

    /// Into an array where it is not compressed, else whole.
    static Form filling(NdArray target) {
        return (info, _) -> Coding.isNone(coding(info.headers())) ? new SegmentSubscriber(target) : whole();
    }

    static String coding(HttpHeaders headers) {
        return headers.firstValue("Content-Encoding").orElse("");
    }
}
