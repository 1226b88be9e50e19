package dev.quadrel.query;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted.
///
/// @param cursor what the page before ended with; null to count from the beginning
/// @param offset how many to leave out; 0 where there is a cursor
/// @param limit 0 to [#LARGEST]
public record Page(@Nullable Long cursor, long offset, int limit) {

    /// How many where nothing is said.
    public static final int USUAL = 100;

    /// How many at most.
    public static final int LARGEST = 300;

    private static final String LIMIT = "page[limit]";
    private static final String OFFSET = "page[offset]";
    private static final String CURSOR = "page[cursor]";

    /// Reads `page[limit]`, `page[offset]` and `page[cursor]`.
    ///
    /// @throws ProblemException 422 for a number that is none or out of range, 400 for an offset with a cursor
    public static Page parse(Map<String, List<String>> parameters) {
        Long limit = number(parameters, LIMIT, LARGEST);
        Long offset = number(parameters, OFFSET, Long.MAX_VALUE);
        Long cursor = number(parameters, CURSOR, Long.MAX_VALUE);
        if (offset != null && cursor != null) {
            throw ProblemException.badRequest("A page has an offset or a cursor, not both");
        }
        return new Page(cursor, offset == null ? 0 : offset, limit == null ? USUAL : limit.intValue());
    }

    private static @Nullable Long number(Map<String, List<String>> parameters, String name, long largest) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(values.getLast().strip());
            if (number >= 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as any number that is out of range
        }
        throw ProblemException.of(
                422, "%s is a whole number from 0 to %d, not \"%s\"".formatted(name, largest, values.getLast()));
    }
}
