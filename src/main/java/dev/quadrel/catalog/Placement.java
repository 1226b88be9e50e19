package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Parameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Where what is sent belongs in the data, as a client says it: `offset`, `shape`, `extend`, `persist`.
public abstract class Placement extends Persistence {

    /// Numbers with commas between them.
    @QueryParam("offset")
    @Nullable
    protected String offset;

    /// As the offset.
    @QueryParam("shape")
    @Nullable
    protected String shape;

    @QueryParam("extend")
    @Nullable
    private String extend;

    /// As the request has it.
    protected Placement() {}

    /// As somebody says it.
    protected Placement(
            @Nullable String offset, @Nullable String shape, @Nullable String extend, @Nullable String persist) {
        super(persist);
        this.offset = offset;
        this.shape = shape;
        this.extend = extend;
    }

    /// Whether the data may grow.
    ///
    /// @throws ProblemException 422 for another word than true and false
    public boolean isLarger() {
        return Parameter.flag("extend", extend);
    }
}
