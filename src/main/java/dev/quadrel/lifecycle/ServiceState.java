package dev.quadrel.lifecycle;

/// How far a service is.
public enum ServiceState {
    /// It does nothing and has taken nothing.
    STOPPED,
    /// It has taken what it needs.
    PREPARED,
    /// It runs.
    RUNNING,
    /// It could not be prepared or started, or has ended by itself.
    FAILED
}
