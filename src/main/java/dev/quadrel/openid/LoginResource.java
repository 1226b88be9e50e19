package dev.quadrel.openid;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.identity.WithUsers;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a browser signs in.
@WithUsers
@Path(BaseUrl.PATH + "/auth/login")
@ApplicationScoped
public class LoginResource {

    @Inject
    Providers providers;

    @Inject
    SignInFlow flow;

    /// Sends the browser to the provider; to choose one where there are several.
    ///
    /// @param place where it goes afterwards: a path of this server
    @GET
    @RequiresScope({})
    public Response logIn(
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("return") @DefaultValue("/") String place,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Visit visit = new Visit(headers, uri);
        return visit.shown(() -> {
            String local = Visit.local(place);
            return Optional.ofNullable(provider)
                    .or(this::only)
                    .map(name -> visit.begin(flow, new SignInFlow.Attempt(name, SignInFlow.Aim.BROWSER, local)))
                    .orElseGet(() -> choice(visit.base(), local));
        });
    }

    private Optional<String> only() {
        return switch (providers.names().size()) {
            case 0 ->
                throw ProblemException.notFound(
                        "No identity provider is set; users log in with a password, in a program");
            case 1 -> Optional.of(providers.names().getFirst());
            default -> Optional.empty();
        };
    }

    private Response choice(BaseUrl base, String place) {
        String links = providers.names().stream()
                .map(name -> "<li><a href=\"%s/auth/login?provider=%s&amp;return=%s\">%s</a></li>"
                        .formatted(Page.escaped(base.text()), name, Query.encoded(place), name))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return Page.of(200, "Sign in at", links);
    }
}
