package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.query.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Pages that are asked for before it is known where they are, of nodes that are numbers: the cursor of a page is the
/// last number before it, as in the catalog.
class BatchIteratorTest {

    private static final int MANY = 6000;

    @Test
    void evenPlaces_areAskedForAhead_butNeverMoreThanFour() {
        // rule 6
        Pages pages = Pages.upTo(MANY);
        assertThat(pages.all(Long.MAX_VALUE)).isEqualTo(pages.numbers);
        assertThat(pages.atATime.get()).isBetween(2, 4);
        assertThat(pages.asked).doesNotHaveDuplicates().hasSize(MANY / Page.LARGEST);
    }

    @Test
    void unevenPlaces_loseNothingAndDoubleNothing() {
        // rule 6
        List<Long> numbers = LongStream.rangeClosed(1, 2L * MANY)
                .filter(i -> i % 7 != 3 && (i < 2000 || i > 3500) && i != 5000)
                .boxed()
                .toList();
        Pages pages = new Pages(numbers);
        assertThat(pages.all(Long.MAX_VALUE)).isEqualTo(numbers);
    }

    @Test
    void whatIsRemovedMeanwhile_takesNothingElseWithIt() {
        // rule 6
        Pages pages = Pages.upTo(MANY);
        Iterator<Long> iterator = pages.iterator(Long.MAX_VALUE);
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            seen.add(iterator.next());
        }
        pages.numbers = pages.numbers.stream().filter(i -> i % 10 != 0).toList();
        iterator.forEachRemaining(seen::add);
        assertThat(seen).containsAll(pages.numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nothingIsAskedFor_beyondTheEndOrWhatIsWanted() {
        // rule 6
        Pages pages = Pages.upTo(2000);
        assertThat(pages.all(1600)).hasSize(1600);
        assertThat(pages.asked).containsExactlyInAnyOrder(0L, 300L, 600L, 900L, 1200L, 1500L);
        pages.asked.clear();
        assertThat(pages.all(Long.MAX_VALUE)).hasSize(2000);
        assertThat(pages.asked).contains(1800L).hasSize(7);
    }

    @Test
    void aForeseenPageThatFails_failsWhereItIsUsed() {
        // rule 2
        Pages pages = Pages.upTo(MANY);
        pages.failsAt = 2100;
        Iterator<Long> iterator = pages.iterator(Long.MAX_VALUE);
        for (long i = 1; i <= 2100; i++) {
            assertThat(iterator.next()).isEqualTo(i);
        }
        assertThatExceptionOfType(Broken.class).isThrownBy(iterator::hasNext);
    }

    @Test
    void aPlaceIsForeseen_whereCursorsGrowEvenly() {
        // rule 6
        assertThat(foreseen("http://h/?page[cursor]=310&page[limit]=300", "/?page%5Bcursor%5D=620&a=b"))
                .hasValue("/?page%5Bcursor%5D=930&a=b");
        assertThat(foreseen("/?page[cursor]=620", "/?page[cursor]=310")).isEmpty();
        assertThat(foreseen("/?page[cursor]=x", "/?page[cursor]=y")).isEmpty();
        assertThat(foreseen("/?page[offset]=300", "/?page[cursor]=310")).isEmpty();
        assertThat(Cursor.foreseen(Optional.empty(), "/?page[cursor]=310")).isEmpty();
    }

    private static Optional<String> foreseen(String before, String link) {
        return Cursor.foreseen(Optional.of(before), link);
    }

    /// A page has the next numbers after its cursor that there are when it is asked for.
    private static final class Pages implements Listing<Long> {

        private static final String CURSOR = "/?page[cursor]=";

        private volatile List<Long> numbers;
        private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger atATime = new AtomicInteger();
        private volatile long failsAt = -1;

        Pages(List<Long> numbers) {
            this.numbers = numbers;
        }

        static Pages upTo(long last) {
            return new Pages(LongStream.rangeClosed(1, last).boxed().toList());
        }

        Iterator<Long> iterator(long most) {
            return new BatchIterator<>(this, 0, most);
        }

        List<Long> all(long most) {
            List<Long> all = new ArrayList<>();
            iterator(most).forEachRemaining(all::add);
            return all;
        }

        @Override
        public Batch<Long> first(long offset, int limit, boolean backwards) {
            return page(0, limit);
        }

        @Override
        public Batch<Long> after(String next) {
            atATime.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
                return page(Long.parseLong(next.substring(CURSOR.length())), Page.LARGEST);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                underWay.decrementAndGet();
            }
        }

        private Batch<Long> page(long cursor, int limit) {
            asked.add(cursor);
            if (cursor == failsAt) {
                throw new Broken(500, "as the test says", URI.create("http://localhost/"), null);
            }
            List<Long> now = numbers;
            List<Long> rest = now.stream().filter(i -> i > cursor).toList();
            List<Long> items = rest.subList(0, Math.min(limit, rest.size()));
            boolean more = rest.size() > items.size();
            return new Batch<>(items, more ? Optional.of(CURSOR + items.getLast()) : Optional.empty(), now.size());
        }

        @Override
        public Optional<String> foreseen(Optional<String> before, String place) {
            return Cursor.foreseen(before, place);
        }

        @Override
        public long count() {
            return numbers.size();
        }
    }
}
