package dev.quadrel.openid;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.SessionCookie;
import dev.quadrel.identity.DeviceCodes;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.SignIns;
import dev.quadrel.identity.WithUsers;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How programs and browsers sign in at a provider, by Tiled's routes.
@WithUsers
@Path(BaseUrl.PATH + "/auth/provider")
@ApplicationScoped
public class ProviderResource {

    private static final int POLLING_SECONDS = 5;

    @Inject
    IdentityStore store;

    @Inject
    SignInFlow flow;

    @Inject
    Providers providers;

    @Inject
    DevicePages devices;

    /// Begins to wait for somebody who signs in in a browser.
    @POST
    @Path("{provider}/authorize")
    @RequiresScope({})
    public Response awaitSignIn(
            @PathParam("provider") String provider, @Context HttpHeaders headers, @Context UriInfo uri) {
        store.requireOpenId(provider);
        DeviceCodes.Pending pending = store.external().devices().begin(provider);
        String base = BaseUrl.of(headers, uri).text() + "/auth/provider/" + provider;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("authorization_uri", base + "/device_code");
        answer.put("verification_uri", base + "/token");
        answer.put("interval", POLLING_SECONDS);
        answer.put("device_code", pending.deviceCode());
        answer.put("expires_in", DeviceCodes.LIFE.toSeconds());
        answer.put("user_code", pending.userCode());
        return secret(answer);
    }

    /// Sends a browser to the provider that wants tokens.
    ///
    /// @param state comes back with them
    @GET
    @Path("{provider}/authorize")
    @RequiresScope({})
    public Response authorize(
            @PathParam("provider") String provider,
            @QueryParam("state") @DefaultValue("") String state,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Visit visit = new Visit(headers, uri);
        return visit.shown(() -> {
            if (state.length() > 1024) {
                throw ProblemException.badRequest("state has at most 1024 characters");
            }
            return visit.begin(flow, new SignInFlow.Attempt(provider, SignInFlow.Aim.TOKENS, state));
        });
    }

    /// Takes a browser back from the provider.
    @GET
    @Path("{provider}/code")
    @RequiresScope({})
    public Response end(@PathParam("provider") String provider, @Context HttpHeaders headers, @Context UriInfo uri) {
        Visit visit = new Visit(headers, uri);
        try {
            SignInFlow.Ended ended = flow.end(provider, uri.getQueryParameters(), visit.browser(), visit.base());
            return visit.shown(() -> switch (ended.attempt().aim()) {
                case BROWSER -> browser(ended, visit.base());
                case TOKENS -> tokens(ended);
                case DEVICE -> devices.ask(ended.arrival(), visit);
            });
        } catch (ProblemException e) {
            store.notLetIn(provider, e);
            Optional<URI> failure =
                    providers.require(provider).settings().landing().failure();
            if (failure.isPresent()) {
                return Visit.redirect(failure.get()).build();
            }
            return visit.shown(() -> {
                throw e;
            });
        }
    }

    private Response browser(SignInFlow.Ended ended, BaseUrl base) {
        SignIns.OfBrowser session = store.external().signIns().ofBrowser(ended.arrival());
        return Visit.redirect(URI.create(base.text()).resolve(ended.attempt().place()))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(session.secret(), session.life(), base))
                .build();
    }

    private Response tokens(SignInFlow.Ended ended) {
        String provider = ended.attempt().provider();
        Map<String, Object> tokens = store.external().signIns().ofProgram(ended.arrival());
        Optional<URI> success = providers.require(provider).settings().landing().success();
        if (success.isEmpty()) {
            return secret(tokens);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("access_token", String.valueOf(tokens.get("access_token")));
        query.put("refresh_token", String.valueOf(tokens.get("refresh_token")));
        query.put("identity.id", ended.arrival().name());
        query.put("identity.provider", provider);
        query.put("principal", String.valueOf(tokens.get("principal")));
        if (!ended.attempt().place().isEmpty()) {
            query.put("state", ended.attempt().place());
        }
        return Visit.redirect(Query.added(success.get(), query)).build();
    }

    /// Where the provider sends a browser that has signed out there.
    @GET
    @Path("{provider}/signed_out")
    @RequiresScope({})
    public Response showSignedOut(@PathParam("provider") String provider) {
        store.requireOpenId(provider);
        return Page.signedOut();
    }

    /// Nothing on its way may keep it (RFC 6749, section 5.1).
    private static Response secret(Map<String, Object> answer) {
        return Response.ok(new Description(Json.bytes(answer)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
