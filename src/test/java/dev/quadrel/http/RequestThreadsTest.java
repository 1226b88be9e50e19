package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.staticfile.Favicon;
import dev.quadrel.staticfile.FilePatterns;
import dev.quadrel.staticfile.StaticFileRules;
import dev.quadrel.staticfile.StaticFiles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    private static final SlowRequests NO_REPORTS = new SlowRequests(Duration.ZERO);
    private static final StaticFiles NO_FILES = new StaticFiles(new StaticFileRules(
            List.of(),
            new FilePatterns(List.of(), List.of()),
            Map.of(),
            Favicon.EVERYWHERE,
            path -> Optional.empty(),
            false,
            Duration.ZERO,
            1 << 20,
            1 << 10));

    private final ThreadPoolExecutor threads = RequestThreads.start(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /// Tells the thread it runs on.
    @Path("/thread")
    public static class Resource {
        @GET
        public String name() {
            return Thread.currentThread().getName();
        }
    }

    /// The application of this resource.
    public static class App extends Edge.Resources {
        public App() {
            super(Resource.class);
        }
    }

    // rule 10
    @Test
    void aResource_runsOnAThreadOfItsOwn() throws Exception {
        try (Edge edge = Edge.of(App.class)) {
            edge.order()
                    .use(new Routes(
                            new PreMiddlewareChain(List.of()),
                            NO_FILES,
                            edge.order()::answerLast,
                            NO_REPORTS,
                            threads,
                            new AccessLogFlush(),
                            SecurityHeaders.NONE,
                            Duration.ofSeconds(90)));
            assertThat(edge.get("/thread").body()).startsWith("quadrel-request-");
        }
    }

    // rule 10
    @Test
    void asManyAsTheSetting_runAtATime_andTheNextWaits() throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch fourth = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> {
                running.countDown();
                await(go);
            });
        }
        threads.execute(fourth::countDown);
        assertThat(running.await(10, TimeUnit.SECONDS))
                .as("three run at a time")
                .isTrue();
        assertThat(fourth.getCount()).as("the fourth waits").isEqualTo(1);
        go.countDown();
        assertThat(fourth.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.getLargestPoolSize()).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
