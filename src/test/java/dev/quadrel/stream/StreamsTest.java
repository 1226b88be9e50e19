package dev.quadrel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.stream.Streams.Step;
import dev.quadrel.structure.NodePath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private static final NodePath A = NodePath.parse("box/a");
    private static final NodePath B = NodePath.parse("box/b");
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private final AtomicInteger seconds = new AtomicInteger();
    private final Clock clock =
            InstantSource.offset(InstantSource.fixed(START), Duration.ZERO).withZone(ZoneOffset.UTC);
    private final AtomicInteger wakes = new AtomicInteger();

    private Streams streams(long memory, int events, Duration age) {
        InstantSource now = () -> clock.instant().plusSeconds(seconds.get());
        return new Streams(
                new StreamSettings(memory, events, age, 1, Duration.ZERO, List.of()), now.withZone(ZoneOffset.UTC));
    }

    private Streams streams() {
        return streams(1 << 20, 1000, Duration.ofHours(1));
    }

    private static News news(String members) {
        return new News.Told("told", members, new News.About(A, 1));
    }

    private Streams.Cursor open(Streams streams, NodePath node, long start) {
        return streams.open(node, OptionalLong.of(start), wakes::incrementAndGet);
    }

    private static List<Long> heard(Streams.Cursor cursor) {
        List<Long> numbers = new ArrayList<>();
        while (cursor.step() instanceof Step.Heard(StreamEvent event, boolean _)) {
            numbers.add(event.sequence());
        }
        return numbers;
    }

    // rule 1
    @Test
    void eachNode_hasNumbersOfItsOwn_from1On() {
        Streams streams = streams();
        streams.tell(A, news("1"));
        streams.tell(B, news("2"));
        streams.tell(A, news("3"));
        Streams.Cursor cursor = open(streams, A, 0);
        assertThat(cursor.step())
                .isEqualTo(new Step.Heard(
                        new StreamEvent(1, Instant.parse("2026-01-02T03:04:05.678901Z"), news("1")), false));
        assertThat(heard(cursor)).containsExactly(2L);
        assertThat(heard(open(streams, B, 0))).containsExactly(1L);
    }

    // rule 1
    @Test
    void whoListens_isWoken_andHearsEachOnce() {
        Streams streams = streams();
        Streams.Cursor cursor = streams.open(A, OptionalLong.empty(), wakes::incrementAndGet);
        streams.tell(A, news("1"));
        streams.tell(B, news("2"));
        assertThat(wakes).hasValue(1);
        assertThat(cursor.step())
                .isInstanceOfSatisfying(
                        Step.Heard.class, step -> assertThat(step.isNew()).isTrue());
        assertThat(cursor.step()).isEqualTo(new Step.Nothing());
        cursor.close();
        streams.tell(A, news("3"));
        assertThat(wakes).hasValue(1);
    }

    // rule 1
    @Test
    void manyTellers_leaveNoGap() throws InterruptedException {
        Streams streams = streams(1 << 30, 100_000, Duration.ofHours(1));
        Streams.Cursor cursor = open(streams, A, 0);
        List<Thread> tellers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tellers.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 2000; j++) {
                    streams.tell(A, news("x"));
                }
            }));
        }
        List<Long> numbers = new ArrayList<>();
        while (tellers.stream().anyMatch(Thread::isAlive)) {
            numbers.addAll(heard(cursor));
        }
        for (Thread teller : tellers) {
            teller.join();
        }
        numbers.addAll(heard(cursor));
        assertThat(numbers).hasSize(8000).isSorted();
        assertThat(Set.copyOf(numbers)).hasSize(8000);
        assertThat(new HashSet<>(numbers)).contains(1L, 8000L);
    }

    // rule 2
    @Test
    void oldestNews_areForgotten_whosSoeverTheyAre() {
        Streams few = streams(1 << 20, 3, Duration.ofHours(1));
        few.tell(A, news("1"));
        few.tell(B, news("1"));
        few.tell(A, news("2"));
        few.tell(A, news("3"));
        assertThat(heard(open(few, A, 0))).containsExactly(2L, 3L);
        assertThat(heard(open(few, B, 0))).containsExactly(1L);
        Streams small = streams(3 * News.COST, 1000, Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            small.tell(A, news("x".repeat(News.COST / 2)));
        }
        assertThat(heard(open(small, A, 0))).containsExactly(5L);
        assertThat(small.size()).isLessThanOrEqualTo(3 * News.COST);
        Streams young = streams(1 << 20, 1000, Duration.ofSeconds(10));
        young.tell(A, news("1"));
        seconds.set(8);
        young.tell(A, news("2"));
        seconds.set(11);
        assertThat(heard(open(young, A, 0))).containsExactly(2L);
    }

    // rule 2
    @Test
    void numbers_areForgotten_thoughSomebodyHearsAQuietNode() {
        Streams streams = streams(1 << 20, 1, Duration.ofHours(1));
        List<Streams.Cursor> quiet = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            quiet.add(open(streams, NodePath.parse("quiet/" + i), 0));
        }
        streams.tell(A, news("1"));
        for (int i = 0; i < 100_100; i++) {
            streams.tell(NodePath.parse("other/" + i), news("x"));
        }
        Streams.Cursor again = open(streams, A, 0);
        streams.tell(A, news("again"));
        assertThat(heard(again)).containsExactly(1L);
        streams.tell(NodePath.parse("quiet/0"), news("1"));
        assertThat(heard(quiet.getFirst())).containsExactly(1L);
    }

    // rule 3
    @Test
    void start_saysWhereToBegin() {
        Streams streams = streams(1 << 20, 3, Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            streams.tell(A, news("x"));
        }
        assertThat(heard(open(streams, A, -1))).containsExactly(3L, 4L, 5L);
        assertThat(heard(open(streams, A, 1))).containsExactly(3L, 4L, 5L);
        assertThat(heard(open(streams, A, 5))).containsExactly(5L);
        Streams.Cursor beyond = open(streams, A, 99);
        Streams.Cursor fresh = streams.open(A, OptionalLong.empty(), () -> {});
        streams.tell(A, news("6"));
        assertThat(heard(beyond)).containsExactly(6L);
        assertThat(heard(fresh)).containsExactly(6L);
    }

    // rule 4
    @Test
    void whoIsTooSlow_hasLostWhatIsForgotten() {
        Streams streams = streams(1 << 20, 3, Duration.ofHours(1));
        streams.tell(A, news("1"));
        Streams.Cursor slow = open(streams, A, 1);
        Streams.Cursor fast = open(streams, A, 1);
        for (int i = 0; i < 3; i++) {
            streams.tell(A, news("x"));
            fast.step();
        }
        assertThat(slow.step()).isEqualTo(new Step.Lost(1));
        assertThat(heard(fast)).containsExactly(4L);
    }

    // rule 6
    @Test
    void deletedNode_endsItsNews_andThoseBelow() {
        Streams streams = streams();
        streams.tell(A, news("1"));
        Streams.Cursor inside = open(streams, A, 1);
        Streams.Cursor container = streams.open(NodePath.parse("box"), OptionalLong.empty(), wakes::incrementAndGet);
        Streams.Cursor other = streams.open(NodePath.parse("boxes"), OptionalLong.empty(), wakes::incrementAndGet);
        streams.delete(NodePath.parse("box"), true);
        assertThat(wakes).hasValue(2);
        assertThat(heard(inside)).containsExactly(1L);
        assertThat(inside.step()).isEqualTo(new Step.Deleted());
        assertThat(container.step()).isEqualTo(new Step.Deleted());
        assertThat(other.step()).isEqualTo(new Step.Nothing());
        streams.tell(A, news("again"));
        assertThat(heard(open(streams, A, 0))).containsExactly(1L);
        streams.delete(A, false);
        assertThat(heard(open(streams, A, 0))).isEmpty();
    }
}
