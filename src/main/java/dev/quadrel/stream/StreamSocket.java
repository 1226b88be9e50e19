package dev.quadrel.stream;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.wslink.PushSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The web socket of one client: of one who may hear a node already, or of one who has to say first who it is.
final class StreamSocket implements PushSocket.Listener {

    private static final Logger LOG = Logger.getLogger(StreamSocket.class);

    private static final int NO_AUTH = 4001;
    private static final int REFUSED = 4003;
    private static final int MISSING = 4004;
    private static final int FAILED = 1011;

    private final Duration patience;
    private final Door door;
    private final AtomicBoolean spoken = new AtomicBoolean();
    private volatile @Nullable PushSocket socket;
    private @Nullable Subscriber subscriber;
    private boolean closed;

    /// Lets somebody in by what he says.
    interface Door {

        /// Lets in whoever says this, or not.
        ///
        /// @param message the first one of the client
        /// @throws ProblemException 400 for what is no such message, 404 where there is no such node, any other
        ///     where he may not
        Subscriber enter(String message);
    }

    /// One who may hear already.
    StreamSocket(Subscriber subscriber) {
        this.patience = Duration.ZERO;
        this.door = _ -> subscriber;
        this.subscriber = subscriber;
        this.spoken.set(true);
    }

    /// One who has to say who it is.
    ///
    /// @param patience how long that may take
    StreamSocket(Duration patience, Door door) {
        this.patience = patience;
        this.door = door;
    }

    @Override
    public void opened(PushSocket opened) {
        socket = opened;
        Subscriber known = known();
        if (known != null) {
            known.open(opened);
        } else {
            Work.start(() -> expect(opened));
        }
    }

    private void expect(PushSocket opened) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (spoken.compareAndSet(false, true)) {
            opened.close(NO_AUTH, "Expected an auth message within " + patience.toSeconds() + " s");
        }
    }

    @Override
    public void text(String text) {
        PushSocket open = socket;
        if (open != null && spoken.compareAndSet(false, true)) {
            Work.start(() -> enter(open, text));
        }
    }

    @Override
    public void binary() {
        PushSocket open = socket;
        if (open != null && spoken.compareAndSet(false, true)) {
            open.close(NO_AUTH, "Expected JSON auth message");
        }
    }

    private void enter(PushSocket open, String text) {
        try {
            Subscriber entered = door.enter(text);
            if (keep(entered)) {
                entered.open(open);
            } else {
                entered.close();
            }
        } catch (ProblemException e) {
            open.close(code(e.problem().status()), e.problem().detail());
        } catch (Throwable e) {
            open.close(FAILED, "The server has failed");
            LOG.error("A client could not be let in", e);
        }
    }

    private static int code(int status) {
        return switch (status) {
            case 400 -> NO_AUTH;
            case 404 -> MISSING;
            default -> REFUSED;
        };
    }

    private synchronized @Nullable Subscriber known() {
        return subscriber;
    }

    /// @return whether the socket is still there
    private synchronized boolean keep(Subscriber entered) {
        subscriber = closed ? subscriber : entered;
        return !closed;
    }

    @Override
    public void room() {
        Subscriber known = known();
        if (known != null) {
            known.wake();
        }
    }

    @Override
    public void closed() {
        synchronized (this) {
            closed = true;
        }
        Subscriber known = known();
        if (known != null) {
            known.close();
        }
    }
}
