package dev.quadrel.client;

import dev.quadrel.client.ClientException.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// One request and its answer, with as many attempts as it takes. Thread safe.
final class Exchange {

    private static final String USER_AGENT = "quadrel-java";

    private final Connections connections;
    private final Options options;
    private volatile Authorization authorization = Authorization.fixed(Optional.empty());

    Exchange(Connections connections, Options options) {
        this.connections = connections;
        this.options = options;
    }

    Authorization authorization() {
        return authorization;
    }

    void authorization(Authorization who) {
        authorization = who;
    }

    /// What one attempt has come to.
    private sealed interface Outcome {

        /// @param authorization that it was asked with
        record Answered(HttpResponse<Content> response, Optional<String> authorization) implements Outcome {
            boolean isUnauthorized() {
                return response.statusCode() == 401;
            }
        }

        record Failed(IOException fault) implements Outcome {}
    }

    /// The answer, which is not an error.
    ///
    /// @throws ClientException for an error, after the last attempt; at once when the connections are closed
    HttpResponse<Content> answer(Request request, Content.Form form) {
        Backoff backoff = new Backoff(options.retry());
        boolean renewed = false;
        while (true) {
            connections.checkOpen(request.uri());
            Outcome outcome = attempt(request, form);
            if (outcome instanceof Outcome.Answered answered) {
                if (isGood(request, answered.response())) {
                    return answered.response();
                }
                if (!renewed && answered.isUnauthorized() && authorization.renew(answered.authorization())) {
                    renewed = true;
                    continue;
                }
            }
            Optional<Duration> pause = mayHelp(request, outcome) ? backoff.next(retryAfter(outcome)) : Optional.empty();
            sleep(request, pause.orElseThrow(() -> error(request, outcome)));
        }
    }

    private Outcome attempt(Request request, Content.Form form) {
        Optional<String> who = authorization.header();
        AtomicLong heart = new AtomicLong();
        CompletableFuture<HttpResponse<Content>> answer =
                connections.send(raw(request, who, heart), form.handler(heart), request.repeatable());
        try {
            return new Outcome.Answered(awaited(answer, heart), who);
        } catch (IOException e) {
            connections.checkOpen(request.uri());
            return new Outcome.Failed(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable(0, "The thread was interrupted", request.uri(), e);
        }
    }

    /// However long it takes, as long as something is sent in either direction.
    private HttpResponse<Content> awaited(CompletableFuture<HttpResponse<Content>> answer, AtomicLong heart)
            throws IOException, InterruptedException {
        Silence silence = new Silence(options.silenceTimeout(), heart);
        while (true) {
            try {
                return answer.get(silence.look().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (silence.isTooLong()) {
                    answer.cancel(true);
                    throw new HttpTimeoutException("The server has sent nothing for " + options.silenceTimeout());
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
            }
        }
    }

    private HttpRequest raw(Request request, Optional<String> who, AtomicLong heart) {
        BodyPublisher body = request.body()
                .<BodyPublisher>map(payload -> new BeatingPublisher(payload.bytes(), heart))
                .orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body)
                .setHeader("User-Agent", USER_AGENT)
                .setHeader("Accept-Encoding", options.compressed() ? Coding.ACCEPTED : "identity");
        request.body().ifPresent(payload -> builder.setHeader("Content-Type", payload.type()));
        options.headers().forEach(builder::setHeader);
        who.ifPresent(value -> builder.setHeader("Authorization", value));
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private static boolean isGood(Request request, HttpResponse<Content> response) {
        int status = response.statusCode();
        return status >= 200 && status < 300
                || status == 304 && request.headers().containsKey("If-None-Match");
    }

    private static boolean mayHelp(Request request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                mayHelp(request, answered.response().statusCode());
            case Outcome.Failed failed -> mayHelp(request, failed.fault());
        };
    }

    /// 501 says that the server will never do it.
    private static boolean mayHelp(Request request, int status) {
        return status == 429 || status >= 500 && status != 501 && request.repeatable();
    }

    private static boolean mayHelp(Request request, IOException fault) {
        return switch (fault) {
            case SegmentSubscriber.TooLong _ -> false;
            case ConnectException _, HttpConnectTimeoutException _ -> true;
            default -> request.repeatable();
        };
    }

    private static Optional<String> retryAfter(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? answered.response().headers().firstValue("Retry-After")
                : Optional.empty();
    }

    private static ClientException error(Request request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> ErrorReply.of(request, answered.response());
            case Outcome.Failed failed -> ErrorReply.of(request, failed.fault());
        };
    }

    private void sleep(Request request, Duration time) {
        try {
            connections.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(0, "The thread was interrupted", request.uri(), e);
        }
    }
}
