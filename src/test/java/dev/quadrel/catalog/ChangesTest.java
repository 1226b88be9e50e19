package dev.quadrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.NodePath;
import dev.quadrel.transfer.RecordedStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

    private static final NodePath NODE = NodePath.parse("a");

    private final List<Change> told = Collections.synchronizedList(new ArrayList<>());
    private final Changes changes = new Changes();

    private void watch(int limit) {
        watch(limit, 1 << 20);
    }

    private void watch(int limit, long memory) {
        changes.watch(new Watcher() {
            @Override
            public int limit() {
                return limit;
            }

            @Override
            public long memory() {
                return memory;
            }

            @Override
            public void changed(Change change) {
                told.add(change);
            }
        });
    }

    // rule 26
    @Test
    void changes_areToldToWhoWatches_andToNobodyElse() throws IOException {
        changes.tell(new Change.Removed(NODE, false));
        assertThat(changes.areHeard()).isFalse();
        assertThat(changes.unstored(new ByteArrayInputStream(new byte[9]), 3)).isEmpty();
        watch(0);
        changes.tell(new Change.Removed(NODE, false));
        assertThat(told).isEmpty();
        watch(10);
        changes.tell(new Change.Removed(NODE, true));
        assertThat(told).containsExactly(new Change.Removed(NODE, true));
    }

    // rule 26
    @Test
    void changesOfOneNode_takeTurns() throws InterruptedException {
        watch(10);
        int[] number = {0};
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 1000; j++) {
                    changes.inTurn(NODE, () -> {
                        changes.tell(new Change.Removed(NodePath.parse(String.valueOf(number[0]++)), false));
                        return NODE;
                    });
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 4000; i++) {
            assertThat(told.get(i)).isEqualTo(new Change.Removed(NodePath.parse(String.valueOf(i)), false));
        }
    }

    // rule 26
    @Test
    void aBodyThatIsTold_isThereUpToTheLimit() throws IOException {
        watch(10);
        RecordedStream small = changes.recorded(new ByteArrayInputStream(new byte[10]), -1);
        RecordedStream large = changes.recorded(new ByteArrayInputStream(new byte[11]), -1);
        assertThat(small.readAllBytes()).hasSize(10);
        assertThat(large.readAllBytes()).hasSize(11);
        assertThat(small.bytes()).contains(ByteBuffer.wrap(new byte[10]));
        assertThat(large.bytes()).isEmpty();
    }

    // rule 26
    @ParameterizedTest
    @CsvSource({"4, 5, 422", "6, 5, 422", "11, 11, 413"})
    void whatIsNotStored_hasTheRightSize(int count, int expected, int status) {
        watch(10);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> changes.unstored(new ByteArrayInputStream(new byte[count]), expected))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }

    // rule 26
    @Test
    void whatIsNotStored_isRefused_whereTooMuchIsAboutToBeTold() throws IOException {
        watch(20_000, 30_000);
        assertThat(changes.unstored(new ByteArrayInputStream(new byte[20_000]), 20_000))
                .contains(ByteBuffer.wrap(new byte[20_000]));
        try (RecordedStream other = changes.recorded(new ByteArrayInputStream(new byte[20_000]), 20_000)) {
            other.readAllBytes();
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> changes.unstored(new ByteArrayInputStream(new byte[20_000]), 20_000))
                    .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
        }
        assertThat(changes.unstored(new ByteArrayInputStream(new byte[20_000]), 20_000))
                .isPresent();
    }

    // rule 26
    @Test
    void partsOfArrays_areReadFromTheUrl() {
        assertThat(Boxes.parse("1, 2", "3,4")).isEqualTo(new Box(List.of(1L, 2L), List.of(3L, 4L)));
        assertThat(Boxes.parse("", "")).isEqualTo(new Box(List.of(), List.of()));
        for (String wrong : List.of("x", "1", "-1,2", "1,,2")) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Boxes.parse(wrong, "3,4"));
        }
    }
}
