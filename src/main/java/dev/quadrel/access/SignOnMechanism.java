package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Tells the container who makes a request, so that servlets, beans and web sockets know it too: by their own ways to
/// ask for the caller, `@RolesAllowed` and constraints. It knows whom the [AccessFilter] knows, by the same means.
///
/// It works where WildFly's subsystem `ee-security` is there, which `configure-sign-on.cli` adds. Without it, the
/// container knows nobody, and a request pays nothing; the resources of JAX-RS need none of it.
@ApplicationScoped
public class SignOnMechanism implements HttpAuthenticationMechanism {

    /// Of the subsystem.
    @Inject
    Instance<IdentityStoreHandler> stores;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        ServletCredential credential;
        try {
            credential = ServletCredential.of(request);
        } catch (ProblemException malformed) {
            return unknown(context, response);
        }
        if (credential.shown() instanceof Credential.Missing) {
            return unknown(context, response);
        }
        CredentialValidationResult result = stores.get().validate(credential);
        return result.getStatus() == CredentialValidationResult.Status.VALID
                ? context.notifyContainerAboutLogin(result)
                : unknown(context, response);
    }

    /// Who asks for something that the container does not protect is told by that itself what is wrong.
    private static AuthenticationStatus unknown(HttpMessageContext context, HttpServletResponse response) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        return context.responseUnauthorized();
    }
}
