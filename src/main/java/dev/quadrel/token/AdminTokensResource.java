package dev.quadrel.token;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tokens, for administrators. None is shown whole: whoever has it has the object.
@Path("admin/tokens")
@ApplicationScoped
public class AdminTokensResource {

    private static final int SHOWN = 8;

    @Inject
    TokenStore tokens;

    @Inject
    Event<AuditEvent> audit;

    /// How many there are, and a page of them in the order of their characters.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description list(@Context UriInfo uri) {
        Page page = Page.parse(uri.getQueryParameters());
        List<Token> all = tokens.list();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", all.size());
        json.put(
                "tokens",
                all.stream()
                        .sorted(Comparator.comparing(Token::text))
                        .skip(page.offset())
                        .limit(page.limit())
                        .map(this::json)
                        .toList());
        return new Description(Json.bytes(json));
    }

    private Map<String, @Nullable Object> json(Token token) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "first_eight",
                token.text().substring(0, Math.min(SHOWN, token.text().length())));
        json.put(
                "seconds_to_live",
                tokens.timeToLive(token).map(Duration::toSeconds).orElse(null));
        return json;
    }

    /// Drops all.
    @DELETE
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Map<String, Integer> dropAll(@Context SecurityContext security) {
        return dropped(tokens.list(), "all", security);
    }

    /// Drops those that begin so; as a rule that is one.
    @DELETE
    @Path("{first_eight}")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Map<String, Integer> drop(@PathParam("first_eight") String start, @Context SecurityContext security) {
        if (start.length() < SHOWN) {
            throw ProblemException.of(422, "A token is named by its first %d characters".formatted(SHOWN));
        }
        List<Token> meant = tokens.list().stream()
                .filter(token -> token.text().startsWith(start))
                .toList();
        if (meant.isEmpty()) {
            throw ProblemException.notFound("There is no token that begins with these characters");
        }
        return dropped(meant, start.substring(0, SHOWN), security);
    }

    private Map<String, Integer> dropped(List<Token> meant, String name, SecurityContext security) {
        meant.forEach(tokens::drop);
        audit.fire(AuditEvent.done("token.drop", Identity.of(security).getName(), name, meant.size() + " tokens"));
        return Map.of("removed", meant.size());
    }
}
