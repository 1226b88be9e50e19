package dev.quadrel.wslink;

import java.util.concurrent.Executor;

/// A web socket as this package needs it. No method waits.
interface Wire {

    /// Sends a binary message after those before.
    ///
    /// @param sent called once, when it has left or never will
    void send(Frame frame, Runnable sent);

    /// The thread that writes: who sends on it spares waking it.
    Executor thread();

    void ping();

    /// Says goodbye after what was sent before.
    void close(int code, String reason);

    /// Ends the connection as it is.
    void abort();

    /// Reads nothing more for the time being, so that the client has to wait.
    void pause();

    void resume();
}
