package dev.quadrel.ragged;

import dev.quadrel.catalog.Placement;
import dev.quadrel.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Which rows are added: `offset`, `shape`, `extend`, `persist`.
public class Appending extends Placement {

    /// As the request has it.
    public Appending() {}

    /// As somebody says it.
    Appending(@Nullable String offset, @Nullable String shape, @Nullable String extend, @Nullable String persist) {
        super(offset, shape, extend, persist);
    }

    /// How many rows come after those that there are.
    ///
    /// @throws ProblemException 422 for what is no number, 409 where they are not at the end, or there may be
    ///     no more, 400 where they are not to be kept
    long count(long rows) {
        long count = number("shape", shape);
        if (!isWanted()) {
            throw ProblemException.badRequest("Rows are only added where they are kept");
        }
        if (number("offset", offset) != rows) {
            throw ProblemException.of(409, "Rows are added at the end, after %d, not after %s".formatted(rows, offset));
        }
        if (!isLarger()) {
            throw ProblemException.of(409, "There are " + rows + " rows. Use ?extend=true to extend them.");
        }
        return count;
    }

    /// The first of the numbers: the other dimensions have lengths of their own.
    private static long number(String name, @Nullable String text) {
        try {
            long number = Long.parseLong(String.valueOf(text).split(",", 2)[0].strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw ProblemException.of(422, name + " begins with a number of rows, which \"" + text + "\" does not");
    }
}
