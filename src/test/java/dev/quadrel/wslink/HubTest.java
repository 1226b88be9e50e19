package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HubTest {

    private final Live live = new Live();
    private final RecordingWire wire = new RecordingWire();

    // rule 3
    @Test
    void theSecret_letsIn_andNothingElse() throws Exception {
        Connection connection = live.connect(wire);
        for (Object hello : List.of(Map.of("secret", "wrong"), Map.of(), Map.of("secret", 5), "wslink-secret")) {
            live.say(connection, "system:c0:0", "wslink.hello", hello);
            assertThat(errors()).containsExactly(Map.of("code", -32000L, "message", "Authentication failed"));
        }
        live.say(connection, "system:c0:0", "wslink.hello");
        assertThat(errors()).hasSize(1);
        live.say(connection, "system:c0:0", "wslink.hello", Map.of("secret", "wslink-secret", "more", 1));
        assertThat(results()).containsExactly(Map.of("clientID", "c" + connection.id(), "maxMsgSize", 4_194_304L));
        assertThat(connection.id()).matches("[0-9a-f]{32}");
        assertThat(connection.isAuthenticated()).isTrue();
    }

    // rule 3
    @Test
    void whoHasNotSaidTheSecret_callsNothing_hearsNothing_andSaysLittle() throws Exception {
        Connection connection = live.connect(wire);
        live.say(connection, "rpc:c0:0", "echo", 1);
        assertThat(errors())
                .containsExactly(Map.of("code", -32000L, "message", "Unauthorized: Skip message processing"));
        live.hub.publish("topic", 1, Audience.everyone());
        live.settle();
        assertThat(wire.frames()).isEmpty();
        live.say(connection, "system:c0:0", "wslink.hello", Map.of("secret", "x".repeat(600)));
        assertThat(wire.closed())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("1009 "));
    }

    // rule 3
    @Test
    void admissions_decideInsteadOfTheSecret_allOfThem() throws Exception {
        live.hub.admit((secret, peer) -> "a".equals(secret) || "ab".equals(secret));
        live.hub.admit((secret, peer) -> "b".equals(secret) || "ab".equals(secret));
        Connection connection = live.connect(wire);
        live.say(connection, "system:c0:0", "wslink.hello", Map.of("secret", "a"));
        live.say(connection, "system:c0:0", "wslink.hello", Map.of("secret", "wslink-secret"));
        assertThat(connection.isAuthenticated()).isFalse();
        live.say(connection, "system:c0:0", "wslink.hello", Map.of("secret", "ab"));
        assertThat(connection.isAuthenticated()).isTrue();
    }

    // rule 4
    @Test
    void faults_areToldByTheirCodes() throws Exception {
        live.hub.register("fail", (arguments, caller) -> {
            throw new IllegalStateException("boom");
        });
        live.hub.register("bad", (arguments, caller) -> new Object());
        Connection connection = live.greet(wire);
        live.say(connection, "rpc:c0:0", "nope");
        live.say(connection, "system:c0:1", "nope");
        live.say(connection, "rpc:c0:2", "wslink.hello", Map.of("secret", "wslink-secret"));
        live.say(connection, "rpc:c0:3", "bad");
        live.say(connection, "rpc:c0:4", "echo");
        live.say(connection, "rpc:c0:5", "fail");
        List<Map<?, ?>> errors = errors();
        assertThat(errors.subList(0, 4))
                .containsExactly(
                        Map.of("code", -32601L, "message", "Unregistered method called", "data", "nope"),
                        Map.of("code", -32601L, "message", "Unknown system method called"),
                        Map.of("code", -32601L, "message", "Unregistered method called", "data", "wslink.hello"),
                        Map.of("code", -32002L, "message", "Method result cannot be serialized", "data", "bad"));
        assertThat(errors.get(4).get("code")).isEqualTo(-32001L);
        assertThat(errors.get(5).get("data"))
                .isEqualTo(Map.of("method", "fail", "exception", "IllegalStateException('boom')", "trace", ""));
    }

    // rule 5
    @Test
    void theReply_isBeforeWhatTheCallPublishes_200Of200() throws Exception {
        live.hub.register("publish", (arguments, caller) -> {
            live.hub.publish("topic", PackedMap.of(Map.of("a", arguments.value(0, "a"))), Audience.everyone());
            live.hub.publish("topic", "second", Audience.everyone());
            return "reply";
        });
        Connection connection = live.greet(wire);
        RecordingWire otherWire = new RecordingWire();
        live.greet(otherWire);
        for (int i = 0; i < 200; i++) {
            live.send(connection, "rpc:c0:" + i, "publish", i);
        }
        live.settle();
        live.settle();
        List<Object> results = results();
        assertThat(results).hasSize(600);
        for (int i = 0; i < 200; i++) {
            assertThat(results.subList(3 * i, 3 * i + 3)).containsExactly("reply", Map.of("a", (long) i), "second");
        }
        assertThat(otherWire.documents()).hasSize(400);
    }

    // rule 5
    @Test
    void anAudience_getsEachPublicationOnce() throws Exception {
        RecordingWire otherWire = new RecordingWire();
        Connection one = live.greet(wire);
        Connection other = live.greet(otherWire);
        live.hub.publish("a", 1, Audience.except(one));
        live.hub.publish("b", 2, Audience.only(one));
        live.hub.publish("c", 3, Audience.everyone());
        live.settle();
        live.settle();
        assertThat(results()).containsExactly(2L, 3L);
        assertThat(otherWire.documents())
                .extracting(document -> (Object) ((Map<?, ?>) document).get("id"))
                .containsExactly("publish:a:0", "publish:c:0");
        assertThat(live.hub.peers()).containsExactlyInAnyOrder(one, other);
    }

    // rule 10
    @Test
    void anAnswerThatTakesTime_keepsNobodyWaiting() throws Exception {
        CompletableFuture<Object> later = new CompletableFuture<>();
        live.hub.register("later", answering(later));
        live.hub.register("never", answering(CompletableFuture.failedFuture(new IllegalStateException("x"))));
        Connection connection = live.greet(wire);
        live.say(connection, "rpc:c0:0", "later");
        live.say(connection, "rpc:c0:1", "echo", "meanwhile");
        assertThat(results()).containsExactly("meanwhile");
        live.hub.loop().run(() -> {
            live.hub.publish("topic", "published", Audience.everyone());
            later.complete("done");
        });
        live.settle();
        live.settle();
        assertThat(results()).containsExactly("done", "published");
        live.say(connection, "rpc:c0:2", "never");
        live.settle();
        assertThat(errors()).extracting(error -> (Object) error.get("code")).containsExactly(-32001L);
    }

    // rule 2
    @Test
    void garbage_closesItsSocket_andNoOther() throws Exception {
        RecordingWire otherWire = new RecordingWire();
        Connection other = live.greet(otherWire);
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            RecordingWire own = new RecordingWire();
            Connection connection = live.greet(own);
            byte[] garbage = new byte[random.nextInt(1, 300)];
            random.nextBytes(garbage);
            if (i % 2 == 0) {
                connection.received(ByteBuffer.wrap(garbage));
            } else {
                Live.receive(connection, garbage);
            }
            live.settle();
        }
        for (Object message : List.of(5, List.of(), Map.of("id", "rpc:c0:0"), Map.of("id", 5, "method", "echo"))) {
            RecordingWire own = new RecordingWire();
            Live.receive(live.greet(own), Pack.value(message));
            live.settle();
            assertThat(own.closed()).as("%s", message).isPresent();
        }
        live.say(other, "rpc:c0:0", "echo", "still there");
        assertThat(otherWire.closed()).isEmpty();
        assertThat(otherWire.documents()).hasSize(1);
    }

    @Test
    void aMessageWithoutId_isIgnored_andWrongArgsAreNone() throws Exception {
        live.hub.register(
                "count",
                (arguments, caller) -> arguments.count() + arguments.named().size());
        Connection connection = live.greet(wire);
        Live.receive(connection, Pack.value(Map.of("method", "echo")));
        Live.receive(connection, Pack.value(Map.of("id", "rpc:c0:0", "method", "count", "args", 5, "kwargs", "x")));
        Live.receive(connection, Pack.value(Map.of("id", "whatever", "method", "count")));
        live.settle();
        assertThat(results()).containsExactly(0L, 0L);
    }

    // rules 5 and 6
    @Test
    void aSlowClient_isDropped_andNoOtherNotices() throws Exception {
        Connection fast = live.greet(wire);
        RecordingWire slowWire = new RecordingWire();
        live.greet(slowWire);
        slowWire.slow();
        for (int i = 0; i < 40; i++) {
            live.hub.publish("topic", i + "x".repeat(100_000), Audience.everyone());
        }
        live.settle();
        live.settle();
        assertThat(wire.documents()).hasSize(40);
        assertThat(slowWire.closed())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("1013 "));
        live.say(fast, "rpc:c0:0", "echo", 1);
        assertThat(results()).containsExactly(1L);
    }

    // rule 11
    @Test
    void whoCallsFasterThanItIsAnswered_isNotReadOn() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        live.hub.register("wait", (arguments, caller) -> open.await(10, TimeUnit.SECONDS));
        Connection connection = live.greet(wire);
        live.send(connection, "rpc:c0:0", "wait");
        for (int i = 0; i < 20; i++) {
            live.send(connection, "rpc:c0:1", "echo", new byte[100_000]);
        }
        assertThat(wire.pauses()).isEqualTo(1);
        assertThat(wire.resumes()).isZero();
        open.countDown();
        live.settle();
        assertThat(wire.resumes()).isEqualTo(1);
        assertThat(wire.documents()).hasSize(21);
    }

    @Test
    void aValueThatCannotBePacked_isRefusedWhenItIsPublished() {
        assertThatThrownBy(() -> live.hub.publish("topic", new Object(), Audience.everyone()))
                .isInstanceOf(UnpackableException.class);
    }

    private static Procedure answering(Object answer) {
        return (arguments, caller) -> answer;
    }

    private List<Object> results() {
        return wire.documents().stream()
                .map(document -> (Object) ((Map<?, ?>) document).get("result"))
                .toList();
    }

    private List<Map<?, ?>> errors() {
        List<Map<?, ?>> errors = new ArrayList<>();
        wire.documents().forEach(document -> errors.add((Map<?, ?>) ((Map<?, ?>) document).get("error")));
        return errors;
    }
}
