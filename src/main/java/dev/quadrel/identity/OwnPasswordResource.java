package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How users change their own password.
@WithUsers
@Path(BaseUrl.PATH + "/auth/password")
@ApplicationScoped
public class OwnPasswordResource {

    @Inject
    IdentityStore store;

    /// Takes the one that holds and the new one. All sessions end, so that whoever knew the old one is out too.
    @POST
    @RequiresScope(
            value = {},
            identified = true)
    public Response change(InputStream body, @Context SecurityContext security, @Context HttpServletRequest request)
            throws IOException {
        Identity.Member caller = Callers.require(security);
        Object value = ShortBody.json(body);
        String current = text(value, "current_password");
        String changed = text(value, "new_password");
        Passwords.requireLongEnough(changed);
        if (!store.hasPasswords()) {
            throw ProblemException.notFound("You have no password here");
        }
        OpenIdentities open = store.open();
        String name = open.principals()
                .find(caller.principal())
                .flatMap(profile -> profile.nameOf(open.principals().provider()))
                .orElseThrow(() -> ProblemException.notFound("You have no password here"));
        verify(open, name, current, request.getRemoteAddr());
        open.principals().resetPassword(name, changed);
        store.did(caller, "user.password", name, "by the user");
        return Response.noContent().build();
    }

    /// 403 and not 401, which would have clients take their tokens for wrong.
    private static void verify(OpenIdentities open, String name, String password, String address) {
        try {
            open.logins().verify(name, password, address);
        } catch (ProblemException refused) {
            throw refused.problem().status() == 401
                    ? ProblemException.of(403, "The current password is another one")
                    : refused;
        }
    }

    private static String text(@Nullable Object body, String name) {
        if (body instanceof Map<?, ?> members && members.get(name) instanceof String text) {
            return text;
        }
        throw ProblemException.of(422, "The body is an object with the texts current_password and new_password");
    }
}
