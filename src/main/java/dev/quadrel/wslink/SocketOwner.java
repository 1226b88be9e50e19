package dev.quadrel.wslink;

import java.nio.ByteBuffer;

/// Whose web socket it is: takes what has come, on the socket's I/O thread.
interface SocketOwner {

    /// Whether the client may make the server keep memory for what it has only announced.
    boolean isAuthenticated();

    /// Anything has come.
    void heard();

    /// A binary message, whose bytes become the owner's.
    void received(ByteBuffer message);

    /// Whether texts are read rather than ignored.
    default boolean readsText() {
        return false;
    }

    /// A text; without its bytes where texts are ignored.
    default void text(ByteBuffer bytes) {}

    /// A break of the protocol or a bound.
    void refuse(ProtocolFault fault);
}
