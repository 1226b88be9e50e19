package dev.quadrel.livestate;

/// Lets one thread at a time change a live server's state.
@FunctionalInterface
interface Turns {

    /// Waits for its turn; the same thread may take it again.
    Turn take();

    /// A turn that lasts until it is closed.
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
