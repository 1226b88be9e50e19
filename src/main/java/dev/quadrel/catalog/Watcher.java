package dev.quadrel.catalog;

/// Hears of changes. The application has one bean of this kind, or none.
public interface Watcher {

    /// How many bytes of data it wants to have with a change; 0 where it wants to hear nothing at all.
    int limit();

    /// How many bytes of data may be in memory, of all changes together that are about to happen.
    long memory();

    /// Hears of a change, in the thread that has made it: nothing may wait here.
    void changed(Change change);
}
