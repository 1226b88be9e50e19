package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an error of the database means to a client.
final class Failures {

    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String CANCELLED = "57014";
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_TOO_BIG = 18;
    private static final int SQLITE_CONSTRAINT = 19;

    private Failures() {}

    /// The error itself where it is a fault of the server.
    static RuntimeException of(Exception error) {
        return switch (sql(error)) {
            case null -> error instanceof RuntimeException own ? own : new IllegalStateException(error);
            case SQLException cause -> of(cause, Objects.toString(cause.getMessage(), ""));
        };
    }

    private static RuntimeException of(SQLException cause, String message) {
        int refused = message.indexOf(SqliteFunctions.REFUSED);
        if (refused >= 0) {
            String reason = message.substring(refused + SqliteFunctions.REFUSED.length());
            return ProblemException.badRequest(
                    reason.endsWith(")") ? reason.substring(0, reason.length() - 1) : reason);
        }
        String state = Objects.toString(cause.getSQLState(), "");
        if (state.equals(CANCELLED)) {
            return ProblemException.badRequest("The search took too long; one for fewer entries does not");
        }
        if (state.startsWith("22")
                || state.startsWith("54")
                || message.contains("pattern too complex")
                || message.contains("too many SQL variables")) {
            return ProblemException.badRequest("The catalog cannot take a value: " + firstLine(message));
        }
        if (isSqlite(cause, SQLITE_TOO_BIG)) {
            return ProblemException.tooLarge("A value is too large for the catalog");
        }
        if (state.startsWith("40") || isSqlite(cause, SQLITE_BUSY)) {
            return ProblemException.of(503, "The catalog is busy; try again");
        }
        return new IllegalStateException("The catalog's database failed: " + message, cause);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /// Whether a key is taken.
    static boolean isDuplicate(Exception error) {
        SQLException cause = sql(error);
        return cause != null && (UNIQUE.equals(cause.getSQLState()) || isSqlite(cause, SQLITE_CONSTRAINT));
    }

    /// Whether a row that is referred to is missing.
    static boolean isReference(Exception error) {
        SQLException cause = sql(error);
        return cause != null && FOREIGN_KEY.equals(cause.getSQLState());
    }

    private static boolean isSqlite(SQLException cause, int code) {
        return cause.getSQLState() == null && (cause.getErrorCode() & 0xff) == code;
    }

    private static @Nullable SQLException sql(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
