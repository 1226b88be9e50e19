package dev.quadrel.openid;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.ShortBody;
import dev.quadrel.identity.WithUsers;
import dev.quadrel.negotiation.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where somebody signs in for a program that waits elsewhere.
@WithUsers
@Path(BaseUrl.PATH + "/auth/provider/{provider}/device_code")
@ApplicationScoped
public class DeviceResource {

    @Inject
    IdentityStore store;

    @Inject
    SignInFlow flow;

    @Inject
    DevicePages pages;

    /// Sends the browser to the provider; with `code`, by which it comes back, asks for what the program shows.
    @GET
    @RequiresScope({})
    public Response ask(
            @PathParam("provider") String provider,
            @QueryParam("code") @Nullable String code,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Visit visit = new Visit(headers, uri);
        return visit.shown(() -> {
            store.requireOpenId(provider);
            return code == null
                    ? visit.begin(flow, new SignInFlow.Attempt(provider, SignInFlow.Aim.DEVICE, ""))
                    : pages.form(provider, code, visit);
        });
    }

    /// Lets the program in that shows this.
    ///
    /// @param body a form with `code` and `user_code`
    @POST
    @RequiresScope({})
    public Response enter(
            @PathParam("provider") String provider,
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        Map<String, String> form = ShortBody.form(body);
        Visit visit = new Visit(headers, uri);
        return visit.shown(() -> {
            store.requireOpenId(provider);
            return pages.enter(
                    new DevicePages.Entry(provider, form.getOrDefault("code", ""), form.getOrDefault("user_code", "")),
                    visit,
                    request.getRemoteAddr());
        });
    }
}
