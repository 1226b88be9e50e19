package dev.quadrel.openid;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.identity.ShortBody;
import dev.quadrel.identity.WithUsers;
import dev.quadrel.negotiation.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
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

    @Inject
    LoginPages pages;

    /// Sends the browser to the provider; shows a page where there are several, or passwords.
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
                    .filter(name -> !pages.isOfPasswords(name))
                    .or(this::only)
                    .map(name -> visit.begin(flow, new SignInFlow.Attempt(name, SignInFlow.Aim.BROWSER, local)))
                    .orElseGet(() -> pages.show(visit, local));
        });
    }

    private Optional<String> only() {
        return providers.names().size() == 1 && !pages.hasPasswords()
                ? Optional.of(providers.names().getFirst())
                : Optional.empty();
    }

    /// Signs the browser in by a name and a password.
    ///
    /// @param body the form of the page
    @POST
    @RequiresScope({})
    public Response enter(
            InputStream body, @Context HttpServletRequest request, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Map<String, String> form = ShortBody.form(body);
        Visit visit = new Visit(headers, uri);
        return visit.shown(() -> pages.enter(form, visit, request.getRemoteAddr()));
    }
}
