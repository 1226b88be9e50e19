package dev.quadrel.worker;

import dev.quadrel.problem.ProblemException;
import io.undertow.server.HttpServerExchange;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.HttpRequest;
import org.jspecify.annotations.Nullable;

/// One request of the wire protocol and what answers it.
record Call(Desk desk, HttpServerExchange exchange) {

    /// The response, where the job has ended. Else the request is suspended, and answered when the job ends or the time
    /// is up; no thread waits meanwhile.
    ///
    /// @return null where the response comes later
    @Nullable
    Response await(
            Job job,
            Duration limit,
            BiFunction<String, Outcome, Response> ended,
            BiFunction<String, Progress.Report, Response> running) {
        Optional<Outcome> outcome = job.now();
        if (outcome.isPresent()) {
            return ended.apply(job.token(), outcome.get());
        }
        if (limit.isZero()) {
            desk.live().publish(job);
            return running.apply(job.token(), Progress.Report.NONE);
        }
        later(job, limit, ended, running);
        return null;
    }

    /// A timer of the JDK: RESTEasy's own looks its services up in all jars for each one.
    private void later(
            Job job,
            Duration limit,
            BiFunction<String, Outcome, Response> ended,
            BiFunction<String, Progress.Report, Response> running) {
        AsyncResponse response = ResteasyContext.getRequiredContextData(HttpRequest.class)
                .getAsyncContext()
                .suspend();
        AtomicBoolean answered = new AtomicBoolean();
        CompletableFuture<Void> late = new CompletableFuture<Void>()
                .completeOnTimeout(null, Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
        var _ = late.thenRunAsync(
                () -> {
                    if (answered.compareAndSet(false, true)) {
                        desk.live().publish(job);
                        response.resume(running.apply(job.token(), Progress.Report.NONE));
                    }
                },
                exchange.getConnection().getWorker());
        job.whenEnded(outcome -> {
            late.cancel(false);
            if (answered.compareAndSet(false, true)) {
                response.resume(ended.apply(job.token(), outcome));
            }
        });
    }

    Response get(Object token) {
        Optional<JobRecord> job = desk.live().take(text(token));
        if (job.isEmpty()) {
            return reply(WireReply.unknown(token));
        }
        return switch (job.get().state()) {
            case JobState.Running running -> reply(WireReply.running(token));
            case JobState.Ended(Outcome outcome) -> ended(token, outcome);
        };
    }

    Response cargo(Object key) {
        String piece = desk.table()
                .take(text(key))
                .orElseThrow(
                        () -> ProblemException.notFound("There is no piece \"%s\": each is sent once, and kept for %s"
                                .formatted(key, desk.settings().cargoLife())));
        return reply(WireReply.last(key, piece));
    }

    Response stop(Object token) {
        desk.live().stop(text(token));
        return reply(WireReply.last(token, null));
    }

    Response ended(Object token, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Result(String json)
            when json.length() > desk.chunkSize().getAsInt() -> reply(pieces(token, json));
            case Outcome.Result(String json) -> reply(WireReply.last(token, json));
            case Outcome.Failure failure -> Replies.failed(failure, exchange);
        };
    }

    private WireReply pieces(Object token, String json) {
        int size = desk.chunkSize().getAsInt();
        return WireReply.pieces(
                token, desk.table().store(json, size, desk.settings().cargoLife()));
    }

    Response running(Object token, Progress.Report report) {
        return reply(WireReply.running(token));
    }

    private static Response reply(WireReply reply) {
        return Replies.json(reply.members());
    }

    /// A token comes as text or as a number, which a JavaScript client may write as 4.5E15.
    static String text(Object token) {
        return token instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number).toPlainString()
                : token.toString();
    }
}
