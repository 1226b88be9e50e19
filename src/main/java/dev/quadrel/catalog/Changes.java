package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.transfer.Allowance;
import dev.quadrel.transfer.RecordedStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Tells the [Watcher], if there is one, what has happened to nodes. Thread safe.
@ApplicationScoped
public class Changes {

    private static final int TURNS = 128;

    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toArray(ReentrantLock[]::new);

    private Optional<Watcher> watcher = Optional.empty();
    private final Allowance memory =
            new Allowance(() -> watcher.map(Watcher::memory).orElse(0L));

    @Inject
    void find(Instance<Watcher> watchers) {
        if (watchers.isResolvable()) {
            watch(watchers.get());
        }
    }

    void watch(Watcher one) {
        watcher = Optional.of(one);
    }

    /// Whether anybody wants to hear of them.
    public boolean areHeard() {
        return limit() > 0;
    }

    private int limit() {
        return watcher.map(Watcher::limit).orElse(0);
    }

    /// Tells of one that has happened.
    public void tell(Change change) {
        watcher.filter(one -> one.limit() > 0).ifPresent(one -> one.changed(change));
    }

    /// Something that is done in its turn.
    interface Turn<T, E extends Exception> {
        T take() throws E;
    }

    /// Makes or deletes a node, or changes its description, and tells of it, so that several are told in their
    /// order.
    <T, E extends Exception> T inTurn(NodePath path, Turn<T, E> change) throws E {
        ReentrantLock turn = turns[Math.floorMod(path.hashCode(), TURNS)];
        turn.lock();
        try {
            return change.take();
        } finally {
            turn.unlock();
        }
    }

    /// A body that can be told of when somebody has read it. Whoever asks for it closes it when that is done.
    ///
    /// @param length how many bytes it has, -1 where nobody knows
    public RecordedStream recorded(InputStream body, long length) {
        return new RecordedStream(body, length, limit(), memory);
    }

    /// A body that is told of alone, and stored nowhere.
    ///
    /// @param size how many bytes it has to have
    /// @throws ProblemException 422 where it has more or fewer; 413 where it is too much to be told; 503 where too
    ///     much else is about to be told
    public Optional<ByteBuffer> unstored(InputStream body, long size) throws IOException {
        if (!areHeard()) {
            return Optional.empty();
        }
        if (size > limit()) {
            throw ProblemException.tooLarge(
                    "What is not stored is sent to those who watch, %d bytes at a time at most, and this has %d"
                            .formatted(limit(), size));
        }
        try (RecordedStream recorded = recorded(body, size)) {
            boolean isWhole = recorded.skip(size) == size;
            if (!isWhole || body.read() >= 0) {
                throw ProblemException.of(
                        422,
                        "The body has %s than the %d bytes that belong there"
                                .formatted(isWhole ? "more" : "fewer", size));
            }
            return Optional.of(recorded.bytes()
                    .orElseThrow(() -> ProblemException.of(503, "Too much is being sent at the same time")));
        }
    }
}
