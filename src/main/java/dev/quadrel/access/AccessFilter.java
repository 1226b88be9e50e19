package dev.quadrel.access;

import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets a request through to its method if it has the scopes for that, and sets the cookies of the reply.
final class AccessFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String KEY_TO_SET = "dev.quadrel.access.key";
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

    private final AccessGate gate;
    private final List<Scope> required;
    private final boolean isIdentified;

    /// @param identified whether it matters who makes the request though no scope is required
    AccessFilter(AccessGate gate, List<Scope> required, boolean identified) {
        this.gate = gate;
        this.required = required;
        this.isIdentified = identified || !required.isEmpty();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isIdentified) {
            rememberKey(
                    request,
                    Credential.of(
                            parameter(request, Credential.QUERY),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            return;
        }
        Credential credential = Credential.of(
                parameter(request, Credential.QUERY),
                Optional.ofNullable(request.getHeaderString("Authorization")),
                cookie(request, Credential.COOKIE),
                cookie(request, SessionCookie.NAME));
        if (isForged(request, credential)) {
            request.abortWith(
                    Response.status(403).type(TEXT).entity(CsrfToken.REFUSAL).build());
            return;
        }
        requireScopes(request, credential);
        rememberKey(request, credential);
    }

    private void requireScopes(ContainerRequestContext request, Credential credential) {
        Identity identity;
        try {
            identity = gate.identify(credential);
        } catch (ProblemException wrong) {
            throw wrong.problem().status() == 401
                    ? unauthorized(request, wrong.problem().detail())
                    : wrong;
        }
        if (!identity.scopes().containsAll(required)) {
            throw unauthorized(
                    request,
                    "Not enough permissions. Requires scopes %s. Request had scopes %s"
                            .formatted(list(required), list(identity.scopes())));
        }
        request.setSecurityContext(new Caller(identity, request.getSecurityContext()));
    }

    private ProblemException unauthorized(ContainerRequestContext request, String detail) {
        String scopes = required.stream().map(Scope::text).collect(Collectors.joining(" "));
        return new ProblemException(Problem.of(401, detail)
                .withHeader("WWW-Authenticate", "Bearer scope=\"" + scopes + "\"")
                .withHeader("X-Tiled-Root", BaseUrl.of(request).text()));
    }

    /// As in Python, whose words these are.
    private static String list(Collection<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> "'" + scope.text() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean isForged(ContainerRequestContext request, Credential credential) {
        return credential.isCookie()
                && !CsrfToken.isSafe(request.getMethod())
                && !CsrfToken.isRepeated(
                        cookie(request, CsrfToken.COOKIE),
                        Optional.ofNullable(request.getHeaderString("x-csrf")).or(() -> parameter(request, "csrf")));
    }

    /// A page that was opened by a URL with the right key finds what it links to without it.
    private void rememberKey(ContainerRequestContext request, Credential credential) {
        if (request.getMethod().equals("GET")) {
            gate.rightKeyOfUrl(credential).ifPresent(key -> request.setProperty(KEY_TO_SET, key));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String attributes =
                "; HttpOnly; Path=/; SameSite=lax" + (BaseUrl.of(request).isSecure() ? "; Secure" : "");
        if (cookie(request, CsrfToken.COOKIE).isEmpty()) {
            response.getHeaders().add("Set-Cookie", CsrfToken.COOKIE + "=" + CsrfToken.create() + attributes);
        }
        if (request.getProperty(KEY_TO_SET) instanceof String key) {
            response.getHeaders().add("Set-Cookie", Credential.COOKIE + "=" + key + attributes);
        }
    }

    private static Optional<String> parameter(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getUriInfo().getQueryParameters().getFirst(name));
    }

    private static Optional<String> cookie(ContainerRequestContext request, String name) {
        @Nullable Cookie cookie = request.getCookies().get(name);
        return Optional.ofNullable(cookie).map(Cookie::getValue);
    }
}
