package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.plugins.providers.sse.SseImpl;
import org.junit.jupiter.api.Test;

class JobEventsTest {

    /// Tells its progress.
    @ApplicationScoped
    public static class Sample {
        @Worker(path = "/steps")
        public String steps(Progress progress) throws InterruptedException {
            progress.report(0.5, "half");
            Thread.sleep(700);
            return "done";
        }
    }

    /// Keeps what it is sent.
    private static final class Sink implements SseEventSink {
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public boolean isClosed() {
            return closed.getCount() == 0;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            events.add(event.getName() + " " + event.getData());
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    // rule 12
    @Test
    void progressComesAsItChanges_andTheEndOnce() throws Exception {
        try (Rig rig = new Rig(Sample.class);
                JobEvents events = new JobEvents(rig.live)) {
            Job job = rig.start("/steps", Map.of());
            rig.live.publish(job);
            Sink sink = new Sink();
            events.send(job.token(), sink, new SseImpl());
            assertThat(sink.closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sink.events).endsWith("progress {\"fraction\":0.5,\"message\":\"half\"}", "result \"done\"");
            assertThat(sink.events).doesNotHaveDuplicates();
        }
    }
}
