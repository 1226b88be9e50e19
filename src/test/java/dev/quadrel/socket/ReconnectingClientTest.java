package dev.quadrel.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LogLines;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconnectingClientTest {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), 2, 0.1);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    // rules 10 and 11
    @Test
    void aConnectionIsMadeAgain_wheneverItEnds_untilTheClientStops() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ReconnectingClient client = client(port);
        try (LogLines log = LogLines.of("dev.quadrel.socket")) {
            client.prepare();
            client.start();
            assertThat(log.await(1).getFirst()).contains("No connection of \"client\"", "Connection refused");
        }
        assertThat(client.isConnected()).isFalse();
        try (ServerSocket server = new ServerSocket(port)) {
            say(server, "one");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("one");
            say(server, "two");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("two");
            try (Socket held = server.accept()) {
                awaitConnected(client);
                client.stop();
                assertThat(held.getInputStream().read()).as("closed").isEqualTo(-1);
            }
            assertThat(client.isConnected()).isFalse();
            server.setSoTimeout(300);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void awaitConnected(ReconnectingClient client) throws InterruptedException {
        for (int i = 0; i < 1000 && !client.isConnected(); i++) {
            Thread.sleep(10);
        }
        assertThat(client.isConnected()).isTrue();
    }

    // rule 11
    @Test
    void whileItWaits_itStopsAtOnce() throws Exception {
        Backoff hours = new Backoff(Duration.ofHours(1), Duration.ofHours(1), 1, 0);
        ReconnectingClient client =
                new ReconnectingClient("client", Endpoint.connecting("tcp:127.0.0.1:1"), () -> connection -> {}, hours);
        client.prepare();
        client.start();
        Thread.sleep(100);
        long start = System.nanoTime();
        client.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    // rule 10
    @Test
    void waitsGrowUpToTheLongest_andVaryByChance() {
        Backoff steady = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 2, 0);
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(failures ->
                                steady.delay(failures, new Random(1)).toMillis()))
                .containsExactly(1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
        assertThat(steady.delay(100_000, new Random(1))).isEqualTo(Duration.ofSeconds(10));
        Backoff varying = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 2, 0.25);
        Random random = new Random(1);
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> varying.delay(2, random).toMillis()))
                .allMatch(millis -> millis >= 1500 && millis <= 2500)
                .anyMatch(millis -> millis < 1700)
                .anyMatch(millis -> millis > 2300);
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ZERO, 2, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 2));
    }

    private ReconnectingClient client(int port) {
        return new ReconnectingClient(
                "client",
                Endpoint.connecting("tcp:127.0.0.1:" + port),
                () -> connection -> heard.add(new String(connection.in().readAllBytes(), UTF_8)),
                QUICK);
    }

    private static void say(ServerSocket server, String text) throws IOException {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        }
    }
}
