package dev.quadrel.worker;

import dev.quadrel.problem.ProblemException;
import io.undertow.server.HttpServerExchange;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/// One request of the wire protocol and its response.
record Call(Desk desk, HttpServerExchange exchange, AsyncResponse response) {

    /// Answers when the job has ended, or when the time is up; no thread waits meanwhile.
    void await(
            Job job,
            Duration limit,
            BiFunction<String, Outcome, Response> ended,
            BiFunction<String, Progress.Report, Response> running) {
        AtomicBoolean answered = new AtomicBoolean();
        if (!limit.isZero()) {
            response.setTimeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
        }
        response.setTimeoutHandler(late -> {
            if (answered.compareAndSet(false, true)) {
                desk.live().publish(job);
                response.resume(running.apply(job.token(), Progress.Report.NONE));
            }
        });
        job.whenEnded(outcome -> {
            if (answered.compareAndSet(false, true)) {
                response.resume(ended.apply(job.token(), outcome));
            }
        });
        if (limit.isZero() && answered.compareAndSet(false, true)) {
            desk.live().publish(job);
            response.resume(running.apply(job.token(), Progress.Report.NONE));
        }
    }

    void get(Object token) {
        Optional<JobRecord> job = desk.live().take(text(token));
        if (job.isEmpty()) {
            send(WireReply.unknown(token));
            return;
        }
        switch (job.get().state()) {
            case JobState.Running running -> send(WireReply.running(token));
            case JobState.Ended(Outcome outcome) -> response.resume(ended(token, outcome));
        }
    }

    void cargo(Object key) {
        String piece = desk.table()
                .take(text(key))
                .orElseThrow(
                        () -> ProblemException.notFound("There is no piece \"%s\": each is sent once, and kept for %s"
                                .formatted(key, desk.settings().cargoLife())));
        send(WireReply.last(key, piece));
    }

    void stop(Object token) {
        desk.live().stop(text(token));
        send(WireReply.last(token, null));
    }

    Response ended(Object token, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Result(String json)
            when json.length() > desk.chunkSize().getAsInt() ->
                Replies.json(WireReply.pieces(
                                token,
                                desk.table()
                                        .store(
                                                json,
                                                desk.chunkSize().getAsInt(),
                                                desk.settings().cargoLife()))
                        .members());
            case Outcome.Result(String json) ->
                Replies.json(WireReply.last(token, json).members());
            case Outcome.Failure failure -> Replies.failed(failure, exchange);
        };
    }

    Response running(Object token, Progress.Report report) {
        return Replies.json(WireReply.running(token).members());
    }

    private void send(WireReply reply) {
        response.resume(Replies.json(reply.members()));
    }

    /// A token comes as text or as a number, which a JavaScript client may write as 4.5E15.
    static String text(Object token) {
        return token instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number).toPlainString()
                : token.toString();
    }
}
