package dev.quadrel.socket;

/// What is done with datagrams. Each has a virtual thread of its own; they may overtake each other.
@FunctionalInterface
public interface DatagramProtocol {

    /// A datagram has come.
    ///
    /// @param sender for what is to be answered
    void received(Datagram datagram, DatagramSender sender) throws Exception;
}
