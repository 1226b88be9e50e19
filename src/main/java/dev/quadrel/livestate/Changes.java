package dev.quadrel.livestate;

/// Changes that belong together: made by one thread while no other changes the state, and flushed at the end,
/// after an exception too. They nest; each end flushes.
///
/// ```java
/// try (Changes changes = state.changes()) {
///     state.set("width", 3);
///     state.set("height", 4);
/// }
/// ```
public final class Changes implements AutoCloseable {

    private final StateTable table;
    private final Turns.Turn turn;

    Changes(StateTable table, Turns.Turn turn) {
        this.table = table;
        this.turn = turn;
    }

    @Override
    public void close() {
        try (turn) {
            table.flush();
        }
    }
}
