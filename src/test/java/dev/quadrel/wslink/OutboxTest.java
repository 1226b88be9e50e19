package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int BOUND = 1 << 20;
    private static final int LONGEST = 4_194_304;

    private final DirectMemory memory = new DirectMemory(1 << 20);
    private final RecordingWire wire = new RecordingWire();
    private final Outbox outbox = new Outbox(wire, BOUND);

    @Test
    void aFastClient_getsEachAtOnce_inOrder() {
        for (int i = 0; i < 1000; i++) {
            assertThat(offer(update("a", i))).isTrue();
            offer(reply(i));
        }
        assertThat(wire.frames()).hasSize(2000);
        assertThat(outbox.isBusy()).isFalse();
        assertThat(outbox.departures()).isEqualTo(2000);
    }

    // rule 6
    @Test
    void whatWaitsForASlowClient_isMerged_lastValueWins() {
        wire.slow();
        block();
        for (int i = 0; i < 5000; i++) {
            assertThat(offer(update("a", i))).isTrue();
            assertThat(offer(update(i % 2 == 0 ? "b" : "c", i))).isTrue();
        }
        offer(reply("between"));
        offer(update("a", -1));
        wire.releaseAll();
        assertThat(results()).containsExactly(Map.of("a", 4999L, "b", 4998L, "c", 4999L), "between", Map.of("a", -1L));
    }

    // rule 6
    @Test
    void beyondTheBound_theMapsOfATopicBecomeOne_inThePlaceOfTheLast() {
        wire.slow();
        block();
        String text = "x".repeat(BOUND / 8);
        for (int i = 0; i < 20; i++) {
            assertThat(offer(update("big", text + i))).isTrue();
            assertThat(offer(reply(i))).isTrue();
        }
        wire.releaseAll();
        List<Object> results = results();
        assertThat(results.stream().filter(Map.class::isInstance).count()).isLessThan(10);
        assertThat(results.stream().filter(Long.class::isInstance)).isSorted().hasSize(20);
        assertThat(results).contains(Map.of("big", text + 19));
    }

    // rule 6
    @Test
    void beyondTheBound_withNothingToMerge_theClientIsToBeDropped() {
        wire.slow();
        block();
        List<Boolean> taken = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            taken.add(offer(reply("x".repeat(BOUND / 8))));
        }
        assertThat(taken).contains(false);
        int sent = wire.frames().size();
        wire.releaseAll();
        assertThat(wire.frames()).hasSize(sent);
    }

    @Test
    void oneMessage_mayBeLargerThanTheBound() {
        assertThat(offer(reply("x".repeat(3 * BOUND)))).isTrue();
        wire.slow();
        block();
        assertThat(offer(reply("x".repeat(3 * BOUND)))).isTrue();
    }

    @Test
    void goodbye_isSaidAfterWhatWaits() {
        wire.slow();
        block();
        offer(reply("last"));
        outbox.close(1001, "bye");
        offer(reply("too late"));
        assertThat(wire.closed()).isEmpty();
        wire.releaseAll();
        assertThat(results()).containsExactly("last");
        assertThat(wire.closed()).contains("1001 bye");
    }

    // rule 5
    @Test
    void framesOfAPublication_areBuiltOnceForAll() {
        Outgoing update = update("a", "x".repeat(100));
        offer(update);
        new Outbox(new RecordingWire(), BOUND).put(update);
        assertThat(update.frames()).isSameAs(update.frames());
        assertThat(update.frames().getFirst().parts().getFirst().position()).isZero();
    }

    // rule 17
    @Test
    void whatIsLentForAResult_isGivenBackWhenItHasLeft_orNeverWill() {
        wire.slow();
        String large = "x".repeat((int) Outbox.WINDOW);
        offer(reply(large));
        offer(reply("y".repeat(DirectMemory.LARGE)));
        assertThat(memory.lent()).isGreaterThan(Outbox.WINDOW + DirectMemory.LARGE);
        wire.release();
        assertThat(memory.lent()).isPositive().isLessThan(Outbox.WINDOW);
        wire.releaseAll();
        assertThat(memory.lent()).isZero();
        wire.slow();
        offer(reply(large));
        offer(reply(large));
        outbox.discard();
        wire.release();
        assertThat(memory.lent()).isZero();
        assertThat(wire.documents()).hasSize(3).extracting("result").contains(large);
    }

    // rule 17
    @Test
    void aResultInPieces_isGivenBackAfterTheLast() {
        wire.slow();
        offer(new Outgoing.Whole(Documents.result("rpc:c:0", "x".repeat(100_000), memory), 40_000));
        wire.release();
        wire.release();
        assertThat(memory.lent()).isPositive();
        wire.release();
        assertThat(memory.lent()).isZero();
    }

    private boolean offer(Outgoing message) {
        boolean fits = outbox.put(message);
        outbox.flush();
        return fits;
    }

    /// Fills the wire.
    private void block() {
        offer(reply("x".repeat((int) Outbox.WINDOW)));
    }

    /// What came, without what blocked.
    private List<Object> results() {
        return wire.documents().stream()
                .map(document -> (Object) ((Map<?, ?>) document).get("result"))
                .filter(result -> !(result instanceof String text) || text.length() != Outbox.WINDOW)
                .toList();
    }

    private static Outgoing update(String key, Object value) {
        return new Outgoing.Mergeable("topic", PackedMap.of(Map.of(key, value)), LONGEST);
    }

    private Outgoing reply(Object value) {
        return new Outgoing.Whole(Documents.result("rpc:c:0", value, memory), LONGEST);
    }
}
