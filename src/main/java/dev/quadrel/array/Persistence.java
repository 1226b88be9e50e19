package dev.quadrel.array;

import dev.quadrel.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether what is sent is to be kept: `persist`. What is not is for those alone who watch the array.
public class Persistence {

    @QueryParam("persist")
    @Nullable
    String persist;

    /// @throws ProblemException 422 for another word than true and false
    boolean isWanted() {
        return switch (persist == null ? "true" : persist.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw ProblemException.of(422, "persist is true or false, not \"" + persist + "\"");
        };
    }
}
