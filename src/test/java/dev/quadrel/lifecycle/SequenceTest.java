package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {

    private static final int KILLS = 100;

    @TempDir
    Path folder;

    /// Takes numbers on four threads, and prints each.
    static class Busy {
        public static void main(String[] args) throws IOException {
            Sequence sequence = Sequence.of(Path.of(args[0], "keys"), 7);
            for (int i = 0; i < 4; i++) {
                Thread.ofPlatform().start(() -> take(sequence));
            }
        }

        private static void take(Sequence sequence) {
            try {
                while (true) {
                    KilledProgram.say(sequence.next());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void begin() {
        States.settings = States.settings(folder);
    }

    // rule 22
    @Test
    void killedAHundredTimes_itNeverGivesANumberTwice() throws Exception {
        Random random = new Random(7);
        Set<Long> given = new HashSet<>();
        long least = 0;
        for (int round = 0; round < KILLS; round++) {
            List<Long> numbers = KilledProgram.killed(Busy.class, folder, random.nextLong(40));
            assertThat(numbers).as("round " + round).allMatch(given::add);
            assertThat(java.util.Collections.min(numbers)).isGreaterThanOrEqualTo(least);
            least = java.util.Collections.max(numbers) + 1;
        }
        assertThat(given).hasSizeGreaterThan(KILLS);
    }

    // rule 22
    @Test
    void afterACleanStop_itGoesOnWithoutAGap() {
        assertThat(taken(3)).containsExactly(0L, 1L, 2L);
        assertThat(taken(2)).containsExactly(3L, 4L);
        assertThat(folder.resolve("sequence-keys")).hasContent("5");
    }

    // rule 22
    @Test
    void withItsFileGone_itGoesOnFromTheSnapshot() throws IOException {
        taken(3);
        Files.delete(folder.resolve("sequence-keys"));
        assertThat(taken(1)).containsExactly(3L);
        Files.writeString(folder.resolve("sequence-keys"), "1");
        assertThat(taken(1)).as("the greater one holds").containsExactly(4L);
        States.container().close();
        Files.delete(folder.resolve("sequence-keys"));
        assertThat(taken(1)).as("nobody had asked").containsExactly(5L);
    }

    // rule 22
    @Test
    void aFileThatIsNoNumber_isRefused_ratherThanGuessed() throws IOException {
        Files.writeString(folder.resolve("sequence-keys"), "many");
        assertThatThrownBy(() -> taken(1))
                .hasMessageContaining("has \"many\", but a sequence's file has its next number");
    }

    // rule 22
    @Test
    void whereNoMoreCanBeReserved_noneIsGiven() throws IOException {
        Sequence sequence = Sequence.of(folder.resolve("keys"), 2);
        assertThat(LongStream.generate(sequence::next).limit(2)).containsExactly(0L, 1L);
        Files.createSymbolicLink(folder.resolve("keys.unfinished"), Path.of("/dev/full"));
        assertThatThrownBy(sequence::next)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(sequence.next()).as("there is space again").isEqualTo(2);
        sequence.close();
        assertThatIllegalStateException().isThrownBy(sequence::next).withMessageContaining("has stopped");
        assertThat(Sequence.of(folder.resolve("keys"), 2).next()).isEqualTo(3);
    }

    @Test
    void manyThreads_getDifferentNumbers() throws Exception {
        Sequence sequence = Sequence.of(folder.resolve("keys"), 100);
        Set<Long> given = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() ->
                        LongStream.generate(sequence::next).limit(500).boxed().toList()));
            }
            for (Future<List<Long>> part : all) {
                assertThat(part.get()).isSorted().allMatch(given::add);
            }
        }
        assertThat(given).hasSize(10_000);
    }

    @Test
    void aNameThatIsNoFile_isRefused() {
        try (SeContainer container = States.container()) {
            Sequences sequences = container.select(Sequences.class).get();
            assertThatIllegalArgumentException().isThrownBy(() -> sequences.named("../keys"));
            assertThatIllegalArgumentException().isThrownBy(() -> sequences.named("keys", 0));
            assertThat(sequences.named("keys")).isSameAs(sequences.named("keys"));
        }
    }

    private static List<Long> taken(int count) {
        try (SeContainer container = States.container()) {
            Sequence keys = container.select(Sequences.class).get().named("keys");
            return LongStream.generate(keys::next).limit(count).boxed().toList();
        }
    }
}
