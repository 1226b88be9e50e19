package dev.quadrel.command;

import java.time.Instant;

/// Work that outlasts the request that began it. A bean of this type is asked to finish before the server ends.
public interface LongWork {

    /// Refuses new work from now on, and returns when what runs has ended, or at that time. Until it returns the server
    /// answers as ever.
    void finish(Instant end) throws InterruptedException;
}
