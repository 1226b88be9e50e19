package dev.quadrel.socket;

/// Makes a [Protocol] for each connection, so that it may keep in its fields how far it is.
@FunctionalInterface
public interface ProtocolFactory {

    /// A protocol for a new connection; called on that connection's thread.
    Protocol protocol() throws Exception;

    /// The same one for all connections.
    static ProtocolFactory of(Protocol stateless) {
        return () -> stateless;
    }
}
