package dev.quadrel.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LogLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private static final String LOCAL = "tcp:0:interface=127.0.0.1";

    private final List<Listener> running = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (Listener listener : running) {
            listener.stop();
        }
    }

    /// Counts the lines of its own connection.
    private static final class Counting implements Protocol {
        private int lines;

        @Override
        public void serve(Connection connection) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.in(), UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                connection.send(++lines + " " + line + "\n");
            }
        }
    }

    // rule 3
    @Test
    void eachConnectionHasAProtocolOfItsOwn() throws Exception {
        Listener listener = started(LOCAL, Counting::new);
        try (Socket one = connect(listener);
                Socket two = connect(listener)) {
            assertThat(asked(one, "a")).isEqualTo("1 a");
            assertThat(asked(two, "b")).isEqualTo("1 b");
            assertThat(asked(one, "ü")).isEqualTo("2 ü");
        }
    }

    // rule 3
    @Test
    void aProtocolThatReturnsOrFails_hasItsConnectionClosed_andOthersGoOn() throws Exception {
        AtomicReference<Boolean> virtual = new AtomicReference<>();
        Listener listener = started(LOCAL, ProtocolFactory.of(connection -> {
            virtual.set(Thread.currentThread().isVirtual());
            if (connection.in().read() == 'x') {
                throw new IllegalStateException("no x today");
            }
            connection.send("bye");
        }));
        try (LogLines log = LogLines.of("dev.quadrel.socket");
                Socket one = connect(listener);
                Socket two = connect(listener)) {
            one.getOutputStream().write('x');
            assertThat(one.getInputStream().read()).isEqualTo(-1);
            assertThat(log.await(1)).anySatisfy(line -> assertThat(line).contains("no x today"));
            two.getOutputStream().write('y');
            assertThat(new String(two.getInputStream().readAllBytes(), UTF_8)).isEqualTo("bye");
        }
        assertThat(virtual.get()).isTrue();
    }

    // rule 2
    @Test
    void prepared_itHasItsPort_andConnectionsWait() throws Exception {
        Listener listener = new Listener("keys", LOCAL, ProtocolFactory.of(connection -> connection.send("1\n")));
        assertThatIllegalStateException().isThrownBy(listener::address).withMessageContaining("does not listen");
        listener.prepare();
        running.add(listener);
        try (Socket early = connect(listener)) {
            listener.start();
            assertThat(new String(early.getInputStream().readAllBytes(), UTF_8)).isEqualTo("1\n");
        }
    }

    // rule 2
    @Test
    void aPortThatIsTaken_failsThePreparation() throws Exception {
        int port = port(started(LOCAL, Counting::new));
        Listener second = new Listener("second", "tcp:" + port + ":interface=127.0.0.1", Counting::new);
        assertThatThrownBy(second::prepare)
                .isInstanceOf(BindException.class)
                .hasMessage("/127.0.0.1:" + port + ": Address already in use");
        running.getFirst().stop();
        second.prepare();
        second.stop();
    }

    // rule 4
    @Test
    void oneConnectionMoreThanTheLimit_isClosed() throws Exception {
        Listener listener = started(LOCAL, Counting::new, new Limits(2, Duration.ZERO, Duration.ZERO));
        Socket one = connect(listener);
        try (Socket two = connect(listener)) {
            assertThat(asked(one, "a")).isEqualTo("1 a");
            assertThat(asked(two, "b")).isEqualTo("1 b");
            try (Socket three = connect(listener)) {
                assertThat(three.getInputStream().read()).isEqualTo(-1);
            }
            one.close();
            assertThat(asked(two, "c")).isEqualTo("2 c");
            awaitRoom(listener);
        }
    }

    private static void awaitRoom(Listener listener) throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Socket next = connect(listener)) {
                next.getOutputStream().write("d\n".getBytes(UTF_8));
                if (next.getInputStream().read() == '1') {
                    return;
                }
            } catch (SocketException e) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("There was never room again");
    }

    // rule 5
    @Test
    void aConnectionOnWhichNobodySaysAnything_isClosed_andOthersAreNot() throws Exception {
        Listener listener = started(LOCAL, Counting::new, new Limits(10, Duration.ofMillis(600), Duration.ZERO));
        try (Socket idle = connect(listener);
                Socket busy = connect(listener)) {
            long start = System.nanoTime();
            Thread talk = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 1; i <= 12; i++) {
                        assertThat(asked(busy, "x")).isEqualTo(i + " x");
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(20));
            talk.join();
            assertThat(asked(busy, "y")).isEqualTo("13 y");
        }
    }

    // rule 6
    @Test
    void aStop_letsOpenConnectionsEnd_withinTheGrace() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        Listener listener = started(
                LOCAL,
                ProtocolFactory.of(connection -> late(connection, asked)),
                new Limits(10, Duration.ZERO, Duration.ofSeconds(2)));
        try (Socket quick = connect(listener);
                Socket slow = connect(listener)) {
            quick.getOutputStream().write(3);
            slow.getOutputStream().write(250);
            asked.await();
            int port = port(listener);
            FutureTask<?> stop = new FutureTask<>(() -> {
                listener.stop();
                return null;
            });
            Thread.ofVirtual().start(stop);
            assertThat(new String(quick.getInputStream().readNBytes(4), UTF_8)).isEqualTo("done");
            assertThat(slow.getInputStream().read()).as("it is late").isEqualTo(-1);
            stop.get();
            assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
        }
        listener.prepare();
        listener.start();
    }

    /// Answers after as many tenths of a second as it is told.
    private static void late(Connection connection, CountDownLatch asked) throws Exception {
        int wait = connection.in().read();
        asked.countDown();
        Thread.sleep(100L * wait);
        connection.send("done");
        connection.in().read();
    }

    private Listener started(String endpoint, ProtocolFactory factory) throws Exception {
        return started(endpoint, factory, Limits.USUAL);
    }

    private Listener started(String endpoint, ProtocolFactory factory, Limits limits) throws Exception {
        Listener listener = new Listener("test", Endpoint.listening(endpoint), factory, limits);
        listener.prepare();
        running.add(listener);
        listener.start();
        return listener;
    }

    private static Socket connect(Listener listener) throws IOException {
        Socket socket = new Socket("127.0.0.1", port(listener));
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static int port(Listener listener) throws IOException {
        return ((InetSocketAddress) listener.address()).getPort();
    }

    private static String asked(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
}
