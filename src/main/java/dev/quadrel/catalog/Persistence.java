package dev.quadrel.catalog;

import dev.quadrel.query.Parameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Whether what is sent is to be kept: `persist`. What is not is for those alone who watch the node.
public class Persistence {

    @QueryParam("persist")
    @Nullable
    private String persist;

    /// As the request has it.
    public Persistence() {}

    /// As somebody says it.
    protected Persistence(@Nullable String persist) {
        this.persist = persist;
    }

    /// Whether it is.
    ///
    /// @throws dev.quadrel.problem.ProblemException 422 for another word than true and false
    public boolean isWanted() {
        return persist == null || Parameter.flag("persist", persist);
    }
}
