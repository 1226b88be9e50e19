package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LogLines;
import io.undertow.server.handlers.BlockingHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowRequestsTest {

    private static final String LOGGER = "dev.quadrel.http.slow";

    // rule 6
    @Test
    void aSlowRequest_isReportedAtOnceAndAtItsEnd() throws Exception {
        try (LogLines log = LogLines.of(LOGGER);
                Plain server = sleeping(Duration.ofMillis(100), log, new ArrayList<>())) {
            server.get("/500?token=hush");
            assertThat(log.await(2)).hasSize(2);
            assertThat(log.lines().getFirst()).isEqualTo("request takes longer than expected: \"GET /500\"");
            assertThat(log.lines().getLast())
                    .matches("request took longer than expected: \"GET /500\"\\(0[.,][5-9]\\d\\ds\\)");
        }
    }

    // rule 6
    @Test
    void theFirstLine_comesWhileTheRequestIsOpen() throws Exception {
        List<String> seen = new ArrayList<>();
        try (LogLines log = LogLines.of(LOGGER);
                Plain server = sleeping(Duration.ofMillis(100), log, seen)) {
            server.get("/500");
            assertThat(seen).containsExactly("request takes longer than expected: \"GET /500\"");
        }
    }

    // rule 6
    @Test
    void aQuickRequest_isNotReported() throws Exception {
        try (LogLines log = LogLines.of(LOGGER);
                Plain server = sleeping(Duration.ofMillis(200), log, new ArrayList<>())) {
            server.get("/0");
            server.get("/400");
            log.await(2);
            assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("GET /400"));
        }
    }

    // rule 6
    @Test
    void aSecondSlowRequest_isReportedToo() throws Exception {
        try (LogLines log = LogLines.of(LOGGER);
                Plain server = sleeping(Duration.ofMillis(50), log, new ArrayList<>())) {
            server.get("/200");
            log.await(2);
            server.get("/201");
            assertThat(log.await(4)).hasSize(4);
        }
    }

    @Test
    void zero_switchesTheReportsOff() throws Exception {
        try (LogLines log = LogLines.of(LOGGER);
                Plain server = sleeping(Duration.ZERO, log, new ArrayList<>())) {
            server.get("/300");
            assertThat(log.lines()).isEmpty();
        }
    }

    /// A server that sleeps as many milliseconds as the path says, and then notes what the log has.
    private static Plain sleeping(Duration limit, LogLines log, List<String> seen) {
        SlowRequests slow = new SlowRequests(limit);
        return Plain.serving(exchange -> {
            slow.watch(exchange);
            slow.watch(exchange);
            exchange.dispatch(new BlockingHandler(worker -> {
                Thread.sleep(Long.parseLong(worker.getRequestPath().substring(1)));
                seen.addAll(log.lines());
                worker.getResponseSender().send("slept");
            }));
        });
    }
}
