package dev.quadrel.wslink;

/// Hears what becomes of the clients of a [Hub], on its [Loop].
public interface HubListener {

    /// A socket was opened; its client is not authenticated yet.
    default void connected(Peer peer) {}

    /// A client was let in.
    default void authenticated(Peer peer) {}

    /// A socket was closed, by whomever.
    default void closed(Peer peer) {}

    /// A procedure threw, which its caller is told after this.
    default void failed(String method, Throwable failure) {}

    /// No socket has been open for the time of [WslinkSettings#idle].
    default void idle() {}
}
