package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HubListenerTest {

    private final Live live = new Live();
    private final RecordingWire wire = new RecordingWire();

    // rule 7
    @Test
    void closing_saysGoodbyeToAll_andLetsNobodyIn() throws Exception {
        live.greet(wire);
        live.hub.close(1001, "Server shutdown");
        assertThat(wire.closed()).contains("1001 Server shutdown");
        RecordingWire late = new RecordingWire();
        live.connect(late);
        assertThat(late.closed()).contains("1001 Server shutdown");
    }

    @Test
    void listeners_hearOfEachClient_alsoWhereOneThrows() throws Exception {
        live.hub.listen(new HubListener() {
            @Override
            public void connected(Peer peer) {
                throw new IllegalStateException("on purpose");
            }
        });
        Heard heard = new Heard();
        live.hub.listen(heard);
        Connection connection = live.greet(wire);
        live.say(connection, "rpc:c0:0", "echo");
        live.hub.disconnect(connection);
        live.hub.disconnect(connection);
        live.settle();
        assertThat(heard.events)
                .containsExactly("connected false", "authenticated", "echo missing argument 1, \"value\"", "closed");
        assertThat(live.hub.peers()).isEmpty();
    }

    // rule 8
    @Test
    void aHubWithoutSockets_isIdleAfterItsTime() throws Exception {
        Live quick = new Live(new WslinkSettings(
                64, 5000, 512, Duration.ofSeconds(30), 1 << 20, 1 << 20, Duration.ofMillis(300), List.of(), false));
        Heard heard = new Heard();
        quick.hub.listen(heard);
        quick.hub.start();
        Connection connection = quick.connect(wire);
        assertThat(heard.idle.await(600, TimeUnit.MILLISECONDS)).isFalse();
        quick.hub.disconnect(connection);
        assertThat(heard.idle.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private static final class Heard implements HubListener {

        private final List<String> events = new ArrayList<>();
        private final CountDownLatch idle = new CountDownLatch(1);

        @Override
        public void connected(Peer peer) {
            events.add("connected " + peer.isAuthenticated());
        }

        @Override
        public void authenticated(Peer peer) {
            events.add("authenticated");
        }

        @Override
        public void closed(Peer peer) {
            events.add("closed");
        }

        @Override
        public void failed(String method, Throwable failure) {
            events.add(method + " " + failure.getMessage());
        }

        @Override
        public void idle() {
            idle.countDown();
        }
    }
}
