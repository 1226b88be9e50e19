package dev.quadrel.transfer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Memory that all recordings share. Thread safe.
public final class Allowance {

    private final LongSupplier most;
    private final AtomicLong taken = new AtomicLong();

    /// @param most bytes that there are, as it is at any time
    public Allowance(LongSupplier most) {
        this.most = most;
    }

    /// Takes so many bytes, if there are as many.
    boolean take(long count) {
        if (taken.addAndGet(count) <= most.getAsLong()) {
            return true;
        }
        taken.addAndGet(-count);
        return false;
    }

    void give(long count) {
        taken.addAndGet(-count);
    }

    /// Bytes that are taken.
    public long taken() {
        return taken.get();
    }
}
