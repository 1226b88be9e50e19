package dev.quadrel.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// For how long nothing has been sent. Used by one thread, which looks every now and then.
final class Silence {

    private static final int LOOKS = 8;

    private final Duration most;
    private final AtomicLong beats;
    private long heard;
    private long since = System.nanoTime();

    /// @param beats goes up with each piece that is sent
    Silence(Duration most, AtomicLong beats) {
        this.most = most;
        this.beats = beats;
        heard = beats.get();
    }

    /// How long until the next look; at least a millisecond.
    Duration look() {
        Duration pause = most.dividedBy(LOOKS);
        return pause.toMillis() < 1 ? Duration.ofMillis(1) : pause;
    }

    /// Counts from now.
    void forget() {
        since = System.nanoTime();
    }

    boolean isTooLong() {
        long now = beats.get();
        if (now != heard) {
            heard = now;
            since = System.nanoTime();
        }
        return System.nanoTime() - since >= most.toNanos();
    }
}
