package dev.quadrel.identity;

import dev.quadrel.catalog.Sessions;
import java.sql.SQLException;
import java.time.Clock;

/// Transactions on the rows of principals, and who is told when one of them may have taken rights away. Thread safe.
///
/// @param onChange forgets what was read before
record IdentityDatabase(Sessions sessions, Clock clock, Runnable onChange) {

    /// Something done with rows.
    interface Work<T> {
        T with(IdentityRows rows) throws SQLException;
    }

    <T> T read(Work<T> work) {
        return sessions.look(session -> work.with(new IdentityRows(session, clock.millis())));
    }

    /// All of it happens, or nothing where something is thrown.
    <T> T write(Work<T> work) {
        return sessions.write(session -> work.with(new IdentityRows(session, clock.millis())));
    }

    /// The same for what takes rights away: from then on this server knows nothing of before.
    <T> T revoke(Work<T> work) {
        try {
            return write(work);
        } finally {
            onChange.run();
        }
    }
}
