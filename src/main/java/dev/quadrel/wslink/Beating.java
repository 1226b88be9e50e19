package dev.quadrel.wslink;

/// A client that somebody looks after from time to time.
interface Beating {

    /// Asks it whether it is there, where it has said nothing for long, and drops it where it does not answer.
    ///
    /// @param now by [System#nanoTime]
    void beat(long now);
}
