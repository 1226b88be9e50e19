package dev.quadrel.about;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.query.QueryCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server is and can do: the first thing that a client asks.
@Path(BaseUrl.PATH)
@ApplicationScoped
public class AboutResource {

    /// The version of Tiled whose protocol is spoken; clients choose by it what they send.
    private static final String LIBRARY_VERSION = "0.2.16";

    @Inject
    AccessGate gate;

    @Inject
    Formats formats;

    @Inject
    OpenApiDocument api;

    /// For everybody: a client learns here how to log in.
    @GET
    @RequiresScope({})
    public Response about(@Context HttpHeaders headers, @Context UriInfo uri) {
        BaseUrl base = BaseUrl.of(headers, uri);
        return uri.getRequestUri().getRawPath().endsWith("/")
                ? Response.ok(new Description(Json.bytes(document(base)))).build()
                : withSlash(base, uri);
    }

    /// What a client can ask.
    @GET
    @Path("openapi.json")
    @RequiresScope({})
    public Description describe(@Context HttpHeaders headers, @Context UriInfo uri) {
        return new Description(api.at(BaseUrl.of(headers, uri)));
    }

    /// Relative links start from there.
    private static Response withSlash(BaseUrl base, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        String place = base.text() + "/" + (query == null ? "" : "?" + query);
        return Response.status(307).header(HttpHeaders.LOCATION, place).build();
    }

    private Map<String, @Nullable Object> document(BaseUrl base) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("api_version", 0);
        document.put("library_version", LIBRARY_VERSION);
        document.put("formats", formats.mediaTypes());
        document.put("aliases", formats.aliases());
        document.put("queries", QueryCodec.names());
        document.put("authentication", authentication(base));
        document.put("links", Map.of("self", base.text(), "documentation", base.text() + "/openapi.json"));
        document.put("meta", Map.of("root_path", base.rootPath()));
        return document;
    }

    private Map<String, @Nullable Object> authentication(BaseUrl base) {
        Map<String, @Nullable Object> authentication = new LinkedHashMap<>();
        authentication.put("required", !gate.isPublic());
        List<Map<String, @Nullable Object>> providers = new ArrayList<>();
        gate.passwordProvider().ifPresent(name -> providers.add(provider(name, "internal", "/token", base)));
        gate.openIdProviders().forEach(name -> providers.add(provider(name, "external", "/authorize", base)));
        authentication.put("providers", providers);
        authentication.put("links", gate.hasMembers() ? links(base.text() + "/auth/") : null);
        return authentication;
    }

    /// @param mode `internal` tells clients that the provider asks for a name and a password, `external` that one signs
    /// in in a browser
    private static Map<String, @Nullable Object> provider(String name, String mode, String endpoint, BaseUrl base) {
        Map<String, @Nullable Object> provider = new LinkedHashMap<>();
        provider.put("provider", name);
        provider.put("mode", mode);
        provider.put("links", Map.of("auth_endpoint", base.text() + "/auth/provider/" + name + endpoint));
        provider.put("confirmation_message", "");
        provider.put("extra_scopes", null);
        return provider;
    }

    private static Map<String, String> links(String base) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("whoami", base + "whoami");
        links.put("apikey", base + "apikey");
        links.put("refresh_session", base + "session/refresh");
        links.put("revoke_session", base + "session/revoke/{session_id}");
        links.put("logout", base + "logout");
        return links;
    }
}
