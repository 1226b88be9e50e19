package dev.quadrel.identity;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
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

/// Where users log in by a name and a password, and where programs ask whether somebody has signed in for them at
/// another provider.
@WithUsers
@Path(BaseUrl.PATH + "/auth/provider")
@ApplicationScoped
public class PasswordResource {

    @Inject
    IdentityStore store;

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /// Begins a session, or brings the tokens of one that somebody has begun in a browser.
    ///
    /// @param body a form with `username` and `password`; an object with `device_code` for another provider
    @POST
    @Path("{provider}/token")
    @RequiresScope({})
    public Response logIn(@PathParam("provider") String provider, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        if (!store.isOfPasswords(provider)) {
            store.requireOpenId(provider);
            return ask(provider, ShortBody.json(body));
        }
        Map<String, String> form = ShortBody.form(body);
        if (!form.getOrDefault("grant_type", "password").equals("password")) {
            throw ProblemException.of(422, "The field grant_type is \"password\" here");
        }
        String name = field(form, "username");
        LoginSessions.Opened opened =
                new PasswordSignIns(store).ofProgram(name, field(form, "password"), request.getRemoteAddr());
        Map<String, Object> tokens = store.open().tokens().of(opened.profile(), opened.session());
        tokens.put("identity", Map.of("id", name, "provider", provider));
        tokens.put("principal", Tokens.hex(opened.profile().uuid()));
        return PrincipalJson.secret(tokens);
    }

    private Response ask(String provider, @Nullable Object body) {
        if (!(body instanceof Map<?, ?> members)
                || !(members.get("device_code") instanceof String code)
                || !DEVICE_GRANT.equals(members.get("grant_type"))) {
            throw ProblemException.of(
                    422, "The body is an object with the text \"device_code\" and the \"grant_type\" " + DEVICE_GRANT);
        }
        return switch (store.open().external().devices().ask(provider, code)) {
            case DeviceCodes.Answer.Done(Map<String, Object> tokens) -> PrincipalJson.secret(tokens);
            case DeviceCodes.Answer.Waiting _ ->
                Response.status(400)
                        .entity(new Description(Json.bytes(Map.of("detail", Map.of("error", "authorization_pending")))))
                        .build();
        };
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
