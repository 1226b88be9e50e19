package dev.quadrel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.NodePath;
import dev.quadrel.wslink.PushSocket;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.spi.AsyncWebSocketHttpServerExchange;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real sockets, of the Undertow that WildFly has, without WildFly.
class SubscriberTest {

    private static final NodePath A = NodePath.parse("a");
    private static final News.About ABOUT = new News.About(A, 3);
    private static final News.About HIDDEN = new News.About(NodePath.parse("a/hidden"), 4);
    private static final String SCHEMA = "{\"type\":\"x-schema\"}";

    private final StreamSettings settings =
            new StreamSettings(8 << 20, 1000, Duration.ofHours(1), 1 << 20, Duration.ZERO, List.of());
    private final Streams streams = new Streams(settings, Clock.systemUTC());
    private final PushSocket.Port sockets = new PushSocket.Port(1000, settings.heartBeat(), List.of());
    private Supplier<StreamSocket> opening = () -> new StreamSocket(subscriber(OptionalLong.empty(), _ -> true));
    private final Undertow server =
            Undertow.builder().addHttpListener(0, "localhost", this::open).build();
    private final int port;

    SubscriberTest() {
        server.start();
        port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void open(HttpServerExchange exchange) {
        sockets.open(new AsyncWebSocketHttpServerExchange(exchange, Set.of()), opening.get());
    }

    private Subscriber subscriber(OptionalLong start, Predicate<News.About> sees) {
        Subscriber.Wanted wanted =
                new Subscriber.Wanted(ABOUT, SCHEMA, "http://host/a", Told.telling(EnvelopeFormat.JSON, 3 << 20), sees);
        return new Subscriber(wanted, streams, start);
    }

    private StreamClient from(long start) throws Exception {
        opening = () -> new StreamSocket(subscriber(OptionalLong.of(start), _ -> true));
        StreamClient client = new StreamClient(port);
        assertThat(client.next()).isEqualTo(SCHEMA);
        return client;
    }

    private void tell() {
        streams.tell(A, new News.Told("told", "\"x\":1", ABOUT));
    }

    private static News data(int size) {
        Payload payload = new Payload.Elements(ByteBuffer.allocate(size), NdTypes.INT8, List.of((long) size));
        return new News.Data("array-data", "\"x\":1", payload, Optional.empty());
    }

    // rule 7
    @Test
    void theNodeIsDescribedFirst_thenNewsFollow() throws Exception {
        tell();
        try (StreamClient client = new StreamClient(port)) {
            tell();
            assertThat(client.next()).isEqualTo(SCHEMA);
            assertThat(client.next()).startsWith("{\"type\":\"told\",\"sequence\":2,");
            for (long i = 3; i < 900; i++) {
                tell();
            }
            for (long i = 3; i < 900; i++) {
                assertThat(client.number()).isEqualTo((int) i);
            }
        }
    }

    // rule 4
    @Test
    void whoIsTooSlow_isClosed_whileOthersHearAll() throws Exception {
        try (StreamClient slow = from(0);
                StreamClient fast = from(0)) {
            slow.stopReading();
            for (int i = 1; i <= 60; i++) {
                streams.tell(A, data(1 << 20));
                assertThat(fast.number()).isEqualTo(i);
            }
            slow.read();
            Object last = slow.number();
            for (int i = 1; last instanceof Integer; i++) {
                assertThat(last).isEqualTo(i);
                last = slow.number();
            }
            assertThat(last.toString()).startsWith("close 1013 Too slow: number ");
            assertThat(streams.size()).isLessThanOrEqualTo(settings.memory());
        }
    }

    // rule 5
    @Test
    void endOfTheStream_closesWhoHasHeardAll() throws Exception {
        try (StreamClient client = from(0)) {
            tell();
            streams.tell(A, new News.End());
            assertThat(client.number()).isEqualTo(1);
            assertThat(client.next()).isEqualTo("close 1000 Producer ended stream");
        }
        tell();
        try (StreamClient late = from(0)) {
            assertThat(late.number()).isEqualTo(1);
            assertThat(late.number()).isEqualTo(3);
            assertThat(late.hearsNothing()).isTrue();
            streams.tell(A, new News.End());
            assertThat(late.next()).isEqualTo("close 1000 Producer ended stream");
        }
        try (StreamClient later = from(4)) {
            assertThat(later.next()).isEqualTo("close 1000 Producer ended stream");
        }
    }

    // rule 6
    @Test
    void deletedNode_closesItsSockets() throws Exception {
        try (StreamClient client = from(0)) {
            streams.delete(A, false);
            assertThat(client.next()).isEqualTo("close 1000 The node was deleted");
        }
    }

    // rule 8
    @Test
    void rowsThatAreTooMany_closeTheSocket_andAreLeftOutLater() throws Exception {
        try (StreamClient client = from(0)) {
            streams.tell(A, new News.TooLarge());
            assertThat(client.next()).startsWith("close 1009 ");
        }
        tell();
        try (StreamClient again = from(1)) {
            assertThat(again.number()).isEqualTo(2);
        }
    }

    // rule 8
    @Test
    void dataThatIsTooLongAsText_closesTheSocket_andIsLeftOutLater() throws Exception {
        try (StreamClient client = from(0)) {
            streams.tell(A, data(2 << 20));
            assertThat(client.next()).startsWith("close 1009 ");
        }
        tell();
        try (StreamClient again = from(1)) {
            assertThat(again.number()).isEqualTo(2);
        }
    }

    // rule 10
    @Test
    void whereNobodyKnows_orMemoryIsShort_theSocketIsClosed() throws Exception {
        for (Error fault : List.of(new OutOfMemoryError("as if"), new AssertionError("as if"))) {
            opening = () -> new StreamSocket(subscriber(OptionalLong.empty(), _ -> {
                throw fault;
            }));
            try (StreamClient client = new StreamClient(port)) {
                assertThat(client.next()).isEqualTo(SCHEMA);
                tell();
                assertThat(client.next()).isEqualTo("close 1011 The server has failed");
            }
        }
    }

    // rule 9
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken  | close 4001 this is broken",
                "wrong   | close 4003 this is wrong",
                "missing | close 4004 this is missing"
            })
    void whoCannotComeIn_isClosedWithTheReason(String message, String goodbye) throws Exception {
        opening = () -> new StreamSocket(Duration.ofSeconds(10), text -> {
            int status =
                    switch (text) {
                        case "broken" -> 400;
                        case "missing" -> 404;
                        default -> 401;
                    };
            throw ProblemException.of(status, "this is " + text);
        });
        try (StreamClient client = new StreamClient(port)) {
            client.say(message);
            assertThat(client.next()).isEqualTo(goodbye);
        }
    }

    // rule 9
    @Test
    void whoSaysWhoItIs_isLetIn_once() throws Exception {
        opening = () -> new StreamSocket(Duration.ofMillis(500), _ -> subscriber(OptionalLong.of(0), _ -> true));
        tell();
        try (StreamClient client = new StreamClient(port)) {
            assertThat(client.hearsNothing()).isTrue();
            client.say("me");
            client.say("me again");
            assertThat(client.next()).isEqualTo(SCHEMA);
            assertThat(client.number()).isEqualTo(1);
            Thread.sleep(600);
            tell();
            assertThat(client.number()).isEqualTo(2);
        }
    }

    // rule 9
    @Test
    void whoSaysNothing_orBytes_isClosed() throws Exception {
        opening = () -> new StreamSocket(Duration.ofSeconds(1), _ -> subscriber(OptionalLong.of(0), _ -> true));
        try (StreamClient silent = new StreamClient(port);
                StreamClient other = new StreamClient(port)) {
            other.say(new byte[3]);
            assertThat(other.next()).isEqualTo("close 4001 Expected JSON auth message");
            assertThat(silent.next()).isEqualTo("close 4001 Expected an auth message within 1 s");
        }
    }

    // rule 10
    @Test
    void whatSomebodyMayNotSee_isLeftOut() throws Exception {
        opening = () -> new StreamSocket(subscriber(OptionalLong.of(0), about -> !about.equals(HIDDEN)));
        streams.tell(A, new News.Told("told", "\"x\":1", HIDDEN));
        tell();
        try (StreamClient client = new StreamClient(port)) {
            assertThat(client.next()).isEqualTo(SCHEMA);
            assertThat(client.number()).isEqualTo(2);
        }
    }

    // rule 1
    @Test
    void whoHasGone_isForgotten() throws Exception {
        try (StreamClient client = from(0)) {
            assertThat(sockets.count()).isEqualTo(1);
            assertThat(client.hearsNothing()).isTrue();
        }
        for (int i = 0; i < 100 && sockets.count() > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(sockets.count()).isZero();
    }
}
