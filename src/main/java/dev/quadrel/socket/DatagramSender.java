package dev.quadrel.socket;

import java.io.IOException;

/// Sends datagrams from the port of a listener.
@FunctionalInterface
public interface DatagramSender {

    /// Sends it; whether it arrives nobody knows.
    void send(Datagram datagram) throws IOException;
}
