package dev.quadrel.wslink;

/// One client of a [Hub]: one web socket. Equal to itself alone.
public interface Peer {

    /// 32 hexadecimal digits; what the client calls itself is `c` and these.
    String id();

    /// The request that opened the socket.
    Handshake handshake();

    /// Whether it has said the secret. One that has not can call nothing, and hears no publication.
    boolean isAuthenticated();

    /// Closes the socket after what is queued for it.
    ///
    /// @param code of the web socket's protocol, 1000 or from 3000 to 4999 for an application
    void close(int code, String reason);
}
