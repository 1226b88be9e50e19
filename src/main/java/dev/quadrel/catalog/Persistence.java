package dev.quadrel.array;

import dev.quadrel.query.Parameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Whether what is sent is to be kept: `persist`. What is not is for those alone who watch the array.
public class Persistence {

    @QueryParam("persist")
    @Nullable
    String persist;

    /// @throws dev.quadrel.problem.ProblemException 422 for another word than true and false
    boolean isWanted() {
        return persist == null || Parameter.flag("persist", persist);
    }
}
