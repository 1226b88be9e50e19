package dev.quadrel.stream;

import dev.quadrel.stream.Streams.Step;
import dev.quadrel.wslink.PushSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes the news of a node to one client, as fast as that takes them. What may wait is done in a
/// thread, of which there is one while there is something to do.
final class Subscriber {

    private static final Logger LOG = Logger.getLogger(Subscriber.class);

    static final int ENDED = 1000;
    private static final int TOO_LARGE = 1009;
    private static final int FAILED = 1011;
    private static final int TOO_SLOW = 1013;

    private final Wanted wanted;
    private final Streams.Cursor cursor;

    /// One of them is for the beginning, which keeps others from running before.
    private final AtomicInteger turns = new AtomicInteger(1);

    private volatile @Nullable PushSocket socket;
    private boolean ended;

    /// What a client wants to hear.
    ///
    /// @param schema told first, JSON
    /// @param array where the elements of the node are read
    /// @param sees whether the client may hear of a node
    record Wanted(News.About node, String schema, String array, Telling telling, Predicate<News.About> sees) {}

    /// Begins to hear at once; what is heard waits for [#open].
    Subscriber(Wanted wanted, Streams streams, OptionalLong start) {
        this.wanted = wanted;
        this.cursor = streams.open(wanted.node().path(), start, this::wake);
    }

    /// Tells what there is, from now on.
    void open(PushSocket opened) {
        socket = opened;
        Work.start(() -> {
            begin(opened);
            work(opened);
        });
    }

    private void begin(PushSocket opened) {
        try {
            opened.send(
                    wanted.telling().schema(wanted.schema()), wanted.telling().isText());
        } catch (Throwable e) {
            fail(opened, e);
        }
    }

    /// There is news, or room for it.
    void wake() {
        if (turns.getAndIncrement() == 0) {
            PushSocket open = Objects.requireNonNull(socket);
            Work.start(() -> work(open));
        }
    }

    private void work(PushSocket open) {
        int begun = 1;
        while (begun > 0) {
            tell(open);
            begun = turns.addAndGet(-begun);
        }
    }

    private void tell(PushSocket open) {
        try {
            boolean more = true;
            while (more && open.hasRoom()) {
                more = tell(open, cursor.step());
            }
        } catch (Throwable e) {
            fail(open, e);
        }
    }

    /// @return whether there may be more
    private boolean tell(PushSocket open, Step step) throws IOException {
        switch (step) {
            case Step.Heard(StreamEvent event, boolean isNew) -> tell(open, event, isNew);
            case Step.Nothing _ when ended -> open.close(ENDED, "Producer ended stream");
            case Step.Nothing _ -> {}
            case Step.Lost(long sequence) ->
                open.close(TOO_SLOW, "Too slow: number %d is not kept any more".formatted(sequence));
            case Step.Deleted _ -> open.close(ENDED, "The node was deleted");
        }
        return step instanceof Step.Heard;
    }

    private void tell(PushSocket open, StreamEvent event, boolean isNew) throws IOException {
        ended = event.news() instanceof News.End;
        switch (event.news()) {
            case News.End _ -> {}
            case News.TooLarge _ -> tooLarge(open, event, isNew);
            case News.Told told
            when wanted.sees().test(told.about()) -> send(open, wanted.telling().told(event, told));
            case News.Told _ -> {}
            case News.Data data when wanted.sees().test(wanted.node()) -> tell(open, event, data, isNew);
            case News.Data _ -> {}
            case News.Reference reference
            when wanted.sees().test(wanted.node()) ->
                send(open, wanted.telling().reference(event, reference, wanted.array()));
            case News.Reference _ -> {}
        }
    }

    private void tell(PushSocket open, StreamEvent event, News.Data data, boolean isNew) throws IOException {
        Optional<List<ByteBuffer>> message = wanted.telling().data(event, data, wanted.array());
        if (message.isPresent()) {
            send(open, message.get());
        } else {
            tooLarge(open, event, isNew);
        }
    }

    /// Who comes back goes on behind it.
    private static void tooLarge(PushSocket open, StreamEvent event, boolean isNew) {
        if (isNew) {
            open.close(TOO_LARGE, "Number %d has more data than is told".formatted(event.sequence()));
        }
    }

    private void send(PushSocket open, List<ByteBuffer> message) {
        open.send(message, wanted.telling().isText());
    }

    /// There may be too little memory even for the log.
    private static void fail(PushSocket open, Throwable failure) {
        open.close(FAILED, "The server has failed");
        LOG.warn("News could not be told to a client", failure);
    }

    /// Hears nothing any more.
    void close() {
        cursor.close();
    }
}
