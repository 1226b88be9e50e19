package dev.quadrel.socket;

/// What is said on one connection. Each connection has a virtual thread of its own: reading and writing may wait.
@FunctionalInterface
public interface Protocol {

    /// Speaks with the other side. The connection is closed when this returns.
    ///
    /// @throws Exception which is logged, unless it is an `IOException`: others may leave at any time
    void serve(Connection connection) throws Exception;
}
