package dev.quadrel.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.as.server.suspend.ServerSuspendController.Context;
import org.jboss.as.server.suspend.SuspendController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With WildFly's own controller.
class RequestsEndTest {

    private final SuspendController server = new SuspendController();
    private final Counted one = new Counted();
    private final Counted two = new Counted();

    /// No commands.
    private record Silent() implements CommandsMXBean {

        @Override
        public String run(String line) {
            return "";
        }

        @Override
        public Map<String, Long> figures() {
            return Map.of();
        }

        @Override
        public Map<String, String> help() {
            return Map.of();
        }
    }

    @BeforeEach
    void start() {
        server.registerActivity(new RequestsEnd(() -> server));
        Deployments.register("one.war", new Silent(), one);
        Deployments.register("two.war", new Silent(), two);
        server.resume(Context.STARTUP).toCompletableFuture().join();
    }

    @AfterEach
    void unregister() {
        Deployments.unregister("one.war");
        Deployments.unregister("two.war");
    }

    // rule 6
    @Test
    void suspended_itWaitsForTheRequestsOfAllDeployments() throws Exception {
        one.set(3);
        two.set(1);
        CompletableFuture<Void> suspended = server.suspend(Context.SHUTDOWN).toCompletableFuture();
        assertThat(one.isRefusing()).isTrue();
        assertThat(two.isRefusing()).isTrue();
        one.set(0);
        Thread.sleep(200);
        assertThat(suspended).isNotDone();
        two.set(0);
        suspended.get(10, TimeUnit.SECONDS);
    }

    // rule 6
    @Test
    void resumed_requestsAreTaken() throws Exception {
        server.suspend(Context.RUNNING).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(one.isRefusing()).isTrue();
        server.resume(Context.RUNNING).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(one.isRefusing()).isFalse();
    }
}
