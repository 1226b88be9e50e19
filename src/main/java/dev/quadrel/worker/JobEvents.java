package dev.quadrel.worker;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells browsers of their jobs by server-sent events: `progress` when it has changed, and at last `result`, `error` or
/// `stopped`. All streams are looked after by one thread, and none without streams.
final class JobEvents implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final LiveJobs live;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final Ticker ticker = new Ticker("quadrel-worker-events", INTERVAL, this::look);

    private static final class Stream {
        final String token;
        final SseEventSink sink;
        final Sse sse;
        Progress.@Nullable Report told;

        Stream(String token, SseEventSink sink, Sse sse) {
            this.token = token;
            this.sink = sink;
            this.sse = sse;
        }
    }

    JobEvents(LiveJobs live) {
        this.live = live;
    }

    /// Sends what happens to a job until it has ended or the browser has gone.
    void send(String token, SseEventSink sink, Sse sse) {
        Stream stream = new Stream(token, sink, sse);
        if (tell(stream)) {
            streams.add(stream);
            ticker.start();
        }
    }

    private boolean look() {
        streams.removeIf(stream -> stream.sink.isClosed() || !tell(stream));
        return !streams.isEmpty();
    }

    /// Tells what is new; false when that was the last.
    private boolean tell(Stream stream) {
        Optional<JobRecord> job = live.look(stream.token);
        if (job.isEmpty()) {
            return end(stream, "stopped", "{}");
        }
        return switch (job.get().state()) {
            case JobState.Running(Progress.Report report) -> progress(stream, report);
            case JobState.Ended(Outcome.Result(String json)) -> end(stream, "result", json);
            case JobState.Ended(Outcome.Failure(int status, String reason)) ->
                end(stream, "error", new String(Json.bytes(Problem.of(status, reason)), StandardCharsets.UTF_8));
        };
    }

    private static boolean progress(Stream stream, Progress.Report report) {
        if (!report.equals(stream.told)) {
            stream.told = report;
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("fraction", report.fraction());
            members.put("message", report.message());
            stream.sink.send(event(stream, "progress", Json.text(members)));
        }
        return true;
    }

    private static boolean end(Stream stream, String name, String json) {
        stream.sink.send(event(stream, name, json)).whenComplete((sent, failed) -> stream.sink.close());
        return false;
    }

    private static OutboundSseEvent event(Stream stream, String name, String json) {
        return stream.sse
                .newEventBuilder()
                .name(name)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json)
                .build();
    }

    @Override
    public void close() {
        ticker.close();
        streams.forEach(stream -> stream.sink.close());
    }
}
