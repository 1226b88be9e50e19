package dev.quadrel.openid;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.SessionCookie;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.SignIns;
import dev.quadrel.identity.WithUsers;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Where a browser signs out: here, and then at the provider. Sessions of programs end by their refresh token.
@WithUsers
@Path(BaseUrl.PATH + "/auth")
@ApplicationScoped
public class LogoutResource {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");
    private static final String NO_KEY = "tiled_api_key=; Max-Age=0; HttpOnly; Path=/; SameSite=lax";

    @Inject
    IdentityStore store;

    @Inject
    Providers providers;

    /// Ends the browser's session, and sends it to the provider to sign out there too.
    @GET
    @Path("logout")
    @RequiresScope({})
    public Response signOut(@Context HttpHeaders headers, @Context UriInfo uri) {
        Visit visit = new Visit(headers, uri);
        Optional<SignIns.Ended> ended = end(visit);
        Response.ResponseBuilder reply = ended.flatMap(over -> atProvider(over, visit.base()))
                .map(Visit::redirect)
                .orElseGet(() -> Response.fromResponse(Page.signedOut()));
        return withoutCookies(reply, visit.base());
    }

    /// The same; for a program, which goes nowhere, an empty object.
    @POST
    @Path("logout")
    @RequiresScope({})
    public Response logOut(@Context HttpHeaders headers, @Context UriInfo uri) {
        if (Page.isWanted(headers)) {
            return signOut(headers, uri);
        }
        Visit visit = new Visit(headers, uri);
        end(visit);
        return withoutCookies(Response.ok(new Description(Json.bytes(Map.of()))), visit.base());
    }

    private Optional<SignIns.Ended> end(Visit visit) {
        return visit.cookie(SessionCookie.NAME).flatMap(store.external().signIns()::end);
    }

    private static Response withoutCookies(Response.ResponseBuilder reply, BaseUrl base) {
        return reply.header(HttpHeaders.SET_COOKIE, NO_KEY + (base.isSecure() ? "; Secure" : ""))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.delete(base))
                .build();
    }

    /// Where the provider ends its own session (OpenID Connect RP-Initiated Logout 1.0), if it has a place for that.
    private Optional<URI> atProvider(SignIns.Ended over, BaseUrl base) {
        if (!providers.names().contains(over.provider())) {
            return Optional.empty();
        }
        try {
            OpenIdProvider provider = providers.require(over.provider());
            return provider.discovery().endSession().map(place -> {
                Map<String, String> query = new LinkedHashMap<>();
                over.idToken().ifPresent(token -> query.put("id_token_hint", token));
                query.put("client_id", provider.settings().clientId());
                query.put(
                        "post_logout_redirect_uri", base.text() + "/auth/provider/" + over.provider() + "/signed_out");
                return Query.added(place, query);
            });
        } catch (ProblemException e) {
            // The session here has ended in any case.
            LOG.infof("Signed out here alone: %s", e.problem().detail());
            return Optional.empty();
        }
    }
}
