package dev.quadrel.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// The sequences of the application, each with a file in the folder of its state. Snapshots have them too, for an
/// application that moves elsewhere; the greater number holds. Thread safe.
@ApplicationScoped
public class Sequences implements StateContributor {

    static final String KEY = "quadrel.sequences";

    private static final Logger LOG = Logger.getLogger("dev.quadrel.lifecycle");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int BLOCK = 1000;

    private final Map<String, Sequence> sequences = new TreeMap<>();
    private final Map<String, Long> least = new TreeMap<>();

    @Inject
    StateFolder folder;

    /// The sequence of this name, which reserves 1000 numbers at a time.
    ///
    /// @param name of letters, digits, dots, underscores and hyphens
    public Sequence named(String name) {
        return named(name, BLOCK);
    }

    /// The sequence of this name.
    ///
    /// @param block how many numbers are reserved at a time, and lost by a crash at most; small ones cost more
    public synchronized Sequence named(String name, int block) {
        if (!NAME.matcher(name).matches() || block < 1) {
            throw new IllegalArgumentException(
                    "a sequence has a name of letters, digits, dots, underscores and hyphens, and blocks of 1 at least;"
                            + " not \"%s\" and %d".formatted(name, block));
        }
        return sequences.computeIfAbsent(name, absent -> open(absent, block));
    }

    private Sequence open(String name, int block) {
        try {
            Sequence sequence = Sequence.of(folder.open().resolve("sequence-" + name), block);
            sequence.raise(least.getOrDefault(name, 0L));
            return sequence;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String key() {
        return KEY;
    }

    /// What was not asked for since the start is kept too.
    @Override
    public synchronized Map<String, ?> save() {
        Map<String, Object> numbers = new TreeMap<>(least);
        sequences.forEach((name, sequence) -> numbers.put(name, sequence.limit()));
        return numbers;
    }

    @Override
    public synchronized void load(Map<String, Object> state) {
        state.forEach((name, number) -> least.put(name, ((Number) number).longValue()));
        sequences.forEach((name, sequence) -> sequence.raise(least.getOrDefault(name, 0L)));
    }

    /// No sequence gives a number any more.
    synchronized void close() {
        sequences.forEach((name, sequence) -> {
            try {
                sequence.close();
            } catch (IOException e) {
                LOG.errorf(e, "Sequence %s leaves a gap: what it has not given could not be written", name);
            }
        });
    }
}
