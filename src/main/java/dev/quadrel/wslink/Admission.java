package dev.quadrel.wslink;

import org.jspecify.annotations.Nullable;

/// Decides which clients are let in.
@FunctionalInterface
public interface Admission {

    /// Called on the [Loop] for each hello, before anything else the client says is heard.
    ///
    /// @param secret what the client gives as its `secret`; null where it gives none
    boolean admits(@Nullable Object secret, Peer peer) throws Exception;
}
