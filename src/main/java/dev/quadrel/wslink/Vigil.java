package dev.quadrel.wslink;

import java.time.Duration;

/// Whether a client is still there: one that says nothing is asked, one that does not answer is gone. Times are
/// those of [System#nanoTime].
final class Vigil {

    /// What is to be done about a client.
    enum Finding {
        FINE,
        ASK,
        GONE
    }

    /// One that is being closed has so long to close too.
    private static final Duration PARTING = Duration.ofSeconds(5);

    /// The question waits behind what is on the wire: while that is so, an answer may take so many heart-beats
    /// after the last frame has left.
    private static final int PATIENCE = 4;

    private final long heartBeat;
    private volatile long lastHeard;
    private volatile long left;
    private volatile boolean leaving;
    private long asked;
    private boolean waiting;
    private long lastDeparture;
    private int departures;

    /// @param heartBeat after so long a silence a client is asked, and has half of it to answer; zero: never
    ///     asked
    Vigil(Duration heartBeat, long now) {
        this.heartBeat = heartBeat.toNanos();
        lastHeard = now;
        lastDeparture = now;
    }

    void heard(long now) {
        lastHeard = now;
    }

    /// The socket is being closed from now on.
    void leave(long now) {
        left = now;
        leaving = true;
    }

    /// @param isBusy whether messages are on the wire
    /// @param departuresNow frames that have left
    Finding look(long now, boolean isBusy, int departuresNow) {
        if (leaving) {
            return now - left > PARTING.toNanos() ? Finding.GONE : Finding.FINE;
        }
        if (heartBeat == 0) {
            return Finding.FINE;
        }
        if (departuresNow != departures) {
            departures = departuresNow;
            lastDeparture = now;
        }
        if (waiting && lastHeard - asked >= 0) {
            waiting = false;
        }
        if (!waiting) {
            return now - lastHeard >= heartBeat ? ask(now) : Finding.FINE;
        }
        long since = now - (lastDeparture - asked > 0 ? lastDeparture : asked);
        boolean isLate = isBusy ? since > PATIENCE * heartBeat : since >= heartBeat / 2;
        return isLate ? Finding.GONE : Finding.FINE;
    }

    private Finding ask(long now) {
        asked = now;
        waiting = true;
        return Finding.ASK;
    }
}
