package dev.quadrel.access;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.resteasy.core.ResteasyContext;
import org.jspecify.annotations.Nullable;

/// Lets a request through to its method if it has the scopes for that, and sets the cookies of the reply.
final class AccessFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String KEY_TO_SET = "dev.quadrel.access.key";
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

    private final AccessGate gate;
    private final Consumer<AuditEvent> audit;
    private final Requirement required;
    private final Set<Scope> scopes;
    private final boolean isIdentified;

    /// @param audit is told of wrong credentials and of what is not allowed; that somebody has none is usual
    AccessFilter(AccessGate gate, Consumer<AuditEvent> audit, Requirement required) {
        this.gate = gate;
        this.audit = audit;
        this.required = required;
        this.scopes = required instanceof Requirement.Scopes asked ? Set.copyOf(asked.scopes()) : Set.of();
        this.isIdentified =
                !(required instanceof Requirement.Scopes asked && asked.scopes().isEmpty() && !asked.identified());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> key = parameter(request, Credential.QUERY);
        if (isIdentified) {
            check(request, key);
        } else {
            rememberKey(request, Credential.of(key, Optional.empty(), _ -> Optional.empty()));
        }
    }

    private void check(ContainerRequestContext request, Optional<String> key) {
        if (request.getProperty(AccessGate.ADMITTED) instanceof Identity admitted) {
            request.setSecurityContext(new Caller(admitted, request.getSecurityContext(), scopes));
            return;
        }
        Credential credential = credential(request, key);
        if (isForged(request, credential)) {
            audit.accept(AuditEvent.refused("access", "", "a cookie without the value against forgery"));
            request.abortWith(
                    Response.status(403).type(TEXT).entity(CsrfToken.REFUSAL).build());
            return;
        }
        try {
            admit(request, credential);
            rememberKey(request, credential);
        } catch (ProblemException refused) {
            if (!mayLogIn(request, credential, refused.problem())) {
                throw refused;
            }
            request.abortWith(Response.seeOther(logIn(request)).build());
        }
    }

    private Credential credential(ContainerRequestContext request, Optional<String> key) {
        Credential usual = Credential.of(
                key, Optional.ofNullable(request.getHeaderString("Authorization")), name -> cookie(request, name));
        return required.isLater() && (usual instanceof Credential.Missing || usual.isCookie())
                ? parameter(request, Credential.TOKEN_QUERY)
                        .<Credential>map(Credential.Token::new)
                        .orElse(usual)
                : usual;
    }

    private void admit(ContainerRequestContext request, Credential credential) {
        Identity identity;
        try {
            identity = gate.identify(credential);
        } catch (ProblemException wrong) {
            throw wrong.problem().status() == 401
                    ? refused(
                            request,
                            required.unauthorized(
                                    told(credential, wrong.problem().detail())))
                    : wrong;
        }
        Optional<Problem> refusal = required.refusal(identity);
        boolean isAskedLater = required.isLater() && identity instanceof Identity.Anonymous;
        if (refusal.isPresent() && !isAskedLater) {
            if (!(identity instanceof Identity.Anonymous)) {
                audit.accept(AuditEvent.refused("access", identity.getName(), required.text()));
            }
            throw refused(request, refusal.get());
        }
        request.setSecurityContext(new Caller(identity, request.getSecurityContext(), scopes));
    }

    /// That a token expires is usual, and not told: its client gets a new one by that.
    private String told(Credential credential, String detail) {
        if (!(credential instanceof Credential.Token) || !detail.contains("expired")) {
            audit.accept(AuditEvent.refused("access", "", detail));
        }
        return detail;
    }

    private static ProblemException refused(ContainerRequestContext request, Problem problem) {
        return new ProblemException(
                problem.status() == 401
                        ? problem.withHeader("X-Tiled-Root", BaseUrl.of(request).text())
                        : problem);
    }

    /// Whether it is somebody at a browser who has not signed in, and can.
    private boolean mayLogIn(ContainerRequestContext request, Credential credential, Problem refused) {
        return refused.status() == 401
                && request.getMethod().equals("GET")
                && gate.hasMembers()
                && (credential instanceof Credential.Missing || credential instanceof Credential.Session)
                && Optional.ofNullable(request.getHeaderString("Accept"))
                        .filter(accept -> accept.contains(MediaType.TEXT_HTML))
                        .isPresent();
    }

    private static URI logIn(ContainerRequestContext request) {
        URI wanted = request.getUriInfo().getRequestUri();
        String place = wanted.getRawPath() + (wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery());
        return URI.create(
                BaseUrl.of(request).text() + "/auth/login?return=" + URLEncoder.encode(place, StandardCharsets.UTF_8));
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
        if (cookie(request, CsrfToken.COOKIE).isEmpty()) {
            set(request, response, CsrfToken.COOKIE + "=" + CsrfToken.create());
        }
        if (request.getProperty(KEY_TO_SET) instanceof String key) {
            set(request, response, Credential.COOKIE + "=" + key);
        }
    }

    private static void set(ContainerRequestContext request, ContainerResponseContext response, String cookie) {
        String secure = BaseUrl.of(request).isSecure() ? "; Secure" : "";
        response.getHeaders().add("Set-Cookie", cookie + "; HttpOnly; Path=/; SameSite=lax" + secure);
    }

    private static Optional<String> parameter(ContainerRequestContext request, String name) {
        @Nullable HttpServletRequest servlet = ResteasyContext.getContextData(HttpServletRequest.class);
        if (servlet != null && servlet.getQueryString() == null) {
            // RESTEasy would make a URI first, to look for a query in it.
            return Optional.empty();
        }
        return Optional.ofNullable(request.getUriInfo().getQueryParameters().getFirst(name));
    }

    private static Optional<String> cookie(ContainerRequestContext request, String name) {
        @Nullable List<String> lines = request.getHeaders().get(HttpHeaders.COOKIE);
        return lines == null ? Optional.empty() : new RequestCookies(lines).find(name);
    }
}
