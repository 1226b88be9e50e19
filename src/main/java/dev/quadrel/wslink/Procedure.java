package dev.quadrel.wslink;

import org.jspecify.annotations.Nullable;

/// What a client calls by its name.
@FunctionalInterface
public interface Procedure {

    /// Answers a call, on the [Loop] of its [Hub].
    ///
    /// A [java.util.concurrent.CompletionStage] is answered with what it completes with, when it does;
    /// meanwhile the loop goes on with other calls, those of the same client too.
    ///
    /// @return a value that [Pack] can pack
    /// @throws Exception what the client is answered with, as -32001
    @Nullable
    Object call(Arguments arguments, Peer caller) throws Exception;
}
