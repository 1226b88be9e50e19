package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.spi.AsyncWebSocketHttpServerExchange;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Real sockets, of the Undertow that WildFly has, without WildFly.
class SocketTest {

    private static final WslinkSettings SETTINGS = new WslinkSettings(
            1 << 20, 2_000_000, 512, Duration.ofSeconds(1), 1 << 20, 1 << 24, Duration.ZERO, List.of(), false);

    private final Live live = new Live(SETTINGS);
    private final Undertow server =
            Undertow.builder().addHttpListener(0, "localhost", this::open).build();
    private final int port;

    SocketTest() {
        server.start();
        port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void open(HttpServerExchange exchange) {
        Upgrade.begin(new AsyncWebSocketHttpServerExchange(exchange, Set.of()), live.hub, Handshake.EMPTY);
    }

    @Test
    void callsOfAllSizes_areAnswered_inOrder() throws Exception {
        try (TestClient client = TestClient.open(port, "/").hello("wslink-secret")) {
            Random random = new Random(1);
            for (int size : new int[] {0, 1, 125, 126, 500, 512, 513, 65_535, 65_536, 1 << 20, 5_000_000}) {
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                assertThat(client.call("echo", bytes)).isEqualTo(bytes);
            }
            for (int i = 0; i < 2000; i++) {
                client.send("rpc:c0:" + i, "echo", i);
            }
            for (long i = 0; i < 2000; i++) {
                assertThat(client.next().get("result")).isEqualTo(i);
            }
        }
    }

    // rule 2
    @Test
    void aMessageOverTheLimit_isClosedWith1009() throws Exception {
        try (TestClient client = TestClient.open(port, "/").hello("wslink-secret");
                TestClient other = TestClient.open(port, "/").hello("wslink-secret")) {
            client.raw(new byte[2_300_000]);
            assertThat(client.closeCode()).isEqualTo(1009);
            assertThat(other.call("echo", 1)).isEqualTo(1L);
        }
    }

    // rule 2
    @Test
    void brokenFrames_closeTheirSocket() throws Exception {
        try (TestClient client = TestClient.open(port, "/")) {
            client.raw(new byte[5]);
            assertThat(client.closeCode()).isEqualTo(1002);
        }
        try (TestClient client = TestClient.open(port, "/").hello("wslink-secret")) {
            client.raw(Live.hex("01000000 00000000 01000000 c1"));
            assertThat(client.closeCode()).isEqualTo(1007);
        }
    }

    // rule 2
    @Test
    void text_isIgnored() throws Exception {
        try (TestClient client = TestClient.open(port, "/").hello("wslink-secret")) {
            client.text("hello?");
            client.text("x".repeat(100_000));
            assertThat(client.call("echo", 1)).isEqualTo(1L);
        }
    }

    // rule 7
    @Test
    void whoAnswersPings_stays() throws Exception {
        try (TestClient client = TestClient.open(port, "/").hello("wslink-secret")) {
            TimeUnit.MILLISECONDS.sleep(2800);
            assertThat(client.pings()).isBetween(2, 3);
            assertThat(client.call("echo", 1)).isEqualTo(1L);
        }
    }

    // rule 6
    @Test
    void whoReadsNothing_isDropped_whileOthersAreServed() throws Exception {
        try (TestClient slow = TestClient.open(port, "/").hello("wslink-secret");
                TestClient fast = TestClient.open(port, "/").hello("wslink-secret")) {
            slow.stopReading();
            byte[] much = new byte[300_000];
            for (int i = 0; i < 60; i++) {
                live.hub.publish("topic", much, Audience.everyone());
                assertThat(fast.next().get("id")).isEqualTo("publish:topic:0");
            }
            for (int i = 0; i < 200 && live.hub.peers().size() > 1; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(live.hub.peers()).hasSize(1);
            assertThat(fast.call("echo", 1)).isEqualTo(1L);
        }
    }

    @Test
    void aClosedSocket_isForgotten() throws Exception {
        try (TestClient _ = TestClient.open(port, "/").hello("wslink-secret")) {
            assertThat(live.hub.peers()).hasSize(1);
        }
        for (int i = 0; i < 100 && !live.hub.peers().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(live.hub.peers()).isEmpty();
    }

    @Test
    void goodbye_isHeard() throws Exception {
        try (TestClient client = TestClient.open(port, "/").hello("wslink-secret")) {
            live.hub.close(1001, "Server shutdown");
            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }
}
