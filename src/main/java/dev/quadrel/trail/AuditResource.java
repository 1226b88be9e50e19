package dev.quadrel.trail;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.Description;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The audit trail, for administrators.
@Path("admin/audit")
@ApplicationScoped
public class AuditResource {

    @Inject
    AuditTrail trail;

    /// A page of it, the newest first; `next` is the cursor of the page after it, null where there is none.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("account") @Nullable String account,
            @Context UriInfo uri) {
        Wanted wanted = Wanted.of(Page.parse(uri.getQueryParameters()), from, to, kind, account);
        return new Description(Json.bytes(page(trail.list(wanted), wanted.page().limit())));
    }

    private static Map<String, @Nullable Object> page(List<AuditEntity> entries, int limit) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("entries", entries.stream().map(AuditResource::json).toList());
        page.put("next", entries.isEmpty() || entries.size() < limit ? null : entries.getLast().id);
        return page;
    }

    private static Map<String, @Nullable Object> json(AuditEntity entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id);
        json.put("time", Instant.ofEpochMilli(entry.happened).toString());
        json.put("kind", entry.kind);
        json.put("outcome", entry.outcome);
        json.put("account", entry.account);
        json.put("name", entry.name);
        json.put("subject", entry.subject);
        json.put("address", entry.address);
        json.put("detail", entry.detail);
        json.put("times", entry.times);
        return json;
    }
}
