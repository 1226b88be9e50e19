package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.query.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Long lists, of numbers that know how often they are asked for.
class SequenceTest {

    private final Numbers numbers = new Numbers(1000);
    private final Sequence<Long> sequence = new Sequence<>(numbers);

    @Test
    void pages_areAsLargeAsTheServerAllows() {
        // rule 6
        assertThat(sequence.toList()).hasSize(1000).isSorted();
        assertThat(numbers.asked).containsExactlyInAnyOrder("0+300", "300+300", "600+300", "900+300");
    }

    @Test
    void nothingMoreIsAskedFor_thanIsWanted() {
        // rule 6
        assertThat(sequence.get(5)).isEqualTo(5);
        assertThat(sequence.get(-1)).isEqualTo(999);
        assertThat(sequence.head(3)).containsExactly(0L, 1L, 2L);
        assertThat(sequence.tail(2)).containsExactly(998L, 999L);
        assertThat(sequence.slice(10, 20).get(3)).isEqualTo(13);
        assertThat(sequence.slice(10, 20).get(-1)).isEqualTo(19);
        assertThat(numbers.asked).containsExactly("5+1", "-0+1", "0+3", "-0+2", "13+1", "19+1");
    }

    @Test
    void theNextPage_isAskedForWhileOneIsUsed() throws Exception {
        // rule 6
        Iterator<Long> iterator = sequence.iterator();
        assertThat(iterator.next()).isZero();
        assertThat(numbers.second.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPageThatFails_failsWhereItIsUsed() {
        // rule 2
        numbers.failsAt = 300;
        Iterator<Long> iterator = sequence.iterator();
        for (int i = 0; i < 300; i++) {
            assertThat(iterator.next()).isEqualTo(i);
        }
        assertThatExceptionOfType(Broken.class).isThrownBy(iterator::hasNext);
    }

    @Test
    void slices_areOfSlices() {
        Sequence<Long> slice = sequence.slice(100, 900).slice(-200, 1000).slice(1, 3);
        assertThat(slice.toList()).containsExactly(701L, 702L);
        assertThat(slice.size()).isEqualTo(2);
        assertThat(sequence.slice(2000, 3000).size()).isZero();
        assertThat(sequence.slice(2000, 3000)).isEmpty();
        assertThat(sequence.slice(990, Long.MAX_VALUE).tail(400)).hasSize(10);
        assertThat(sequence.slice(998, Long.MAX_VALUE).get(-2)).isEqualTo(998);
        assertThat(sequence.tail(400)).hasSize(400).startsWith(600L).isSorted();
    }

    private static final class Numbers implements Listing<Long> {

        private final int count;
        private final List<String> asked = new ArrayList<>();
        private final CountDownLatch second = new CountDownLatch(1);
        private long failsAt = -1;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public synchronized Batch<Long> first(long offset, int limit, boolean backwards) {
            asked.add((backwards ? "-" : "") + offset + "+" + limit);
            if (offset == failsAt) {
                throw new Broken(500, "as the test says", URI.create("http://localhost/"), null);
            }
            long end = Math.min(count, offset + limit);
            List<Long> items = LongStream.range(Math.min(offset, end), end)
                    .map(i -> backwards ? count - 1 - i : i)
                    .boxed()
                    .toList();
            return new Batch<>(items, end < count ? Optional.of(String.valueOf(end)) : Optional.empty(), count);
        }

        @Override
        public Batch<Long> after(String next) {
            second.countDown();
            return first(Long.parseLong(next), Page.LARGEST, false);
        }

        @Override
        public long count() {
            return count;
        }
    }
}
