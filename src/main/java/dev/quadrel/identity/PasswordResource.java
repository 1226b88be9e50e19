package dev.quadrel.identity;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where users log in by a name and a password.
@WithUsers
@Path(BaseUrl.PATH + "/auth/provider")
@ApplicationScoped
public class PasswordResource {

    @Inject
    IdentityStore store;

    /// Begins a session.
    ///
    /// @param body a form with `username` and `password`
    @POST
    @Path("{provider}/token")
    @RequiresScope({})
    public Response logIn(@PathParam("provider") String provider, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        if (!provider.equals(store.provider())) {
            throw ProblemException.notFound("There is no provider \"%s\"".formatted(provider));
        }
        Map<String, String> form = ShortBody.form(body);
        if (!form.getOrDefault("grant_type", "password").equals("password")) {
            throw ProblemException.of(422, "The field grant_type is \"password\" here");
        }
        OpenIdentities open = store.open();
        IdentityEntity user =
                open.logins().verify(field(form, "username"), field(form, "password"), request.getRemoteAddr());
        LoginSessions.Opened opened = open.sessions().open(user);
        Map<String, Object> tokens = open.tokens().of(opened.profile(), opened.session());
        tokens.put("identity", Map.of("id", user.name, "provider", provider));
        tokens.put("principal", Tokens.hex(opened.profile().uuid()));
        return PrincipalJson.secret(tokens);
    }

    private static String field(Map<String, String> form, String name) {
        @Nullable String value = form.get(name);
        if (value == null) {
            throw ProblemException.of(
                    422, "The body is a form with the fields username and password; it lacks " + name);
        }
        return value;
    }
}
