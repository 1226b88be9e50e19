package dev.quadrel.client;

/// Hears how far long work is. Called from several threads, and quick.
@FunctionalInterface
public interface Progress {

    /// Nobody listens.
    Progress SILENT = (what, done, total) -> {};

    /// Some of it is done.
    ///
    /// @param what is done, such as `read /scans/image`
    /// @param done bytes, or whatever else is counted
    /// @param total how many there are in the end; -1 where nobody knows yet
    void at(String what, long done, long total);
}
