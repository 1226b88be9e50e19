package dev.quadrel.client;

/// What is removed with a node.
///
/// @param recursive also what is in it
/// @param externalOnly not where data would be lost that the server owns
public record Deletion(boolean recursive, boolean externalOnly) {

    /// Only an empty container, or a node of data elsewhere.
    public static final Deletion CAREFUL = new Deletion(false, true);

    /// All of it, with the data that the server owns.
    public static final Deletion ALL = new Deletion(true, false);
}
