package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestGateTest {

    private final RequestGate gate = new RequestGate();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private Plain serving() {
        return Plain.serving(exchange -> {
            if (gate.lets(exchange)) {
                exchange.dispatch(() -> {
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    exchange.getResponseSender().send("done");
                });
            }
        });
    }

    // rule 18
    @Test
    void closed_itRefusesNewRequests_andThoseUnderWayEnd() throws Exception {
        try (Plain server = serving()) {
            FutureTask<RawReply> first = new FutureTask<>(() -> server.get("/"));
            Thread.ofVirtual().start(first);
            begun.await();
            gate.refuse();
            assertThat(gate.getUnderWay()).isEqualTo(1);
            RawReply refused = server.get("/");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("\"status\":503", "try again later");
            go.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
            awaitNone();
            gate.accept();
            assertThat(server.get("/").body()).isEqualTo("done");
        }
    }

    /// A request ends a little after its reply.
    private void awaitNone() throws InterruptedException {
        for (int i = 0; i < 500 && gate.getUnderWay() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(gate.getUnderWay()).isZero();
    }
}
