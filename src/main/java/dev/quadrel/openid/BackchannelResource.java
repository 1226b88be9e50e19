package dev.quadrel.openid;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.ShortBody;
import dev.quadrel.identity.WithUsers;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// Where a provider says that sessions are over (OpenID Connect Back-Channel Logout 1.0).
@WithUsers
@Path(BaseUrl.PATH + "/auth/provider/{provider}/backchannel-logout")
@ApplicationScoped
public class BackchannelResource {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");

    @Inject
    IdentityStore store;

    @Inject
    Providers providers;

    /// Ends what began by a session of the provider.
    ///
    /// @param body a form with `logout_token`
    @POST
    @RequiresScope({})
    public Response logOut(@PathParam("provider") String provider, InputStream body) throws IOException {
        OpenIdProvider asked = providers.require(provider);
        String token = ShortBody.form(body).getOrDefault("logout_token", "");
        try {
            end(asked, token);
            return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        } catch (TokenVerifier.Refused e) {
            LOG.infof("A logout by the provider %s is refused: %s", provider, e.getMessage());
            return refused();
        }
    }

    /// @throws ProblemException 503 where the keys cannot be had
    private void end(OpenIdProvider provider, String token) throws TokenVerifier.Refused {
        String name = provider.settings().name();
        TokenVerifier.Logout logout = provider.logout(token);
        String id = "logout " + name + " " + TokenHash.sha256(logout.id());
        if (!store.external().tickets().use(id, logout.end())) {
            throw new TokenVerifier.Refused("it came before");
        }
        int count = store.external().signIns().endAll(name, logout.session(), logout.subject());
        LOG.infof("The provider %s has ended %d sessions", name, count);
    }

    private static Response refused() {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("error", "invalid_request");
        error.put("error_description", "The body is a form with a logout_token that holds");
        return Response.status(400)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Description(Json.bytes(error)))
                .build();
    }
}
