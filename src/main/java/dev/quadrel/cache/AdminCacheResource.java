package dev.quadrel.cache;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.SortedSet;

/// The result cache, for administrators.
@Path("admin/caches")
@ApplicationScoped
public class AdminCacheResource {

    @Inject
    ResultCache cache;

    @Inject
    Event<AuditEvent> audit;

    /// What the cache of results has done and holds.
    ///
    /// @param sections that have results
    public record Results(CacheStatistics statistics, SortedSet<String> sections) {}

    /// The cache of results; the others have no figures of their own.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Map<String, Results> show() {
        return Map.of("results", new Results(cache.statistics(), cache.sections()));
    }

    /// Takes all results out.
    @DELETE
    @Path("results")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Map<String, Integer> clear(@Context SecurityContext security) {
        int count = cache.clear();
        did(security, "all", count);
        return Map.of("removed", count);
    }

    /// Takes the results of a section out.
    @DELETE
    @Path("results/{section}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Map<String, Integer> clear(@PathParam("section") String section, @Context SecurityContext security) {
        int count = cache.clear(section);
        if (count == 0) {
            throw ProblemException.notFound(
                    "There is no section \"%s\" with results, only %s".formatted(section, cache.sections()));
        }
        did(security, section, count);
        return Map.of("removed", count);
    }

    private void did(SecurityContext security, String section, int count) {
        audit.fire(AuditEvent.done("cache.clear", Identity.of(security).getName(), section, count + " results"));
    }
}
