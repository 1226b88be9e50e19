package dev.quadrel.negotiation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a client has found the API: what the links that it gets start with.
///
/// @param text such as `https://host/api/v1`, without a slash at its end
public record BaseUrl(String text) {

    /// Where the API is, below the deployment's root.
    public static final String PATH = "api/v1";

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    /// By `X-Forwarded-Host` or else `Host`, and `X-Forwarded-Proto` or else the connection; of several values the
    /// first, which the proxy nearest to the client has set.
    public static BaseUrl of(HttpHeaders headers, UriInfo uri) {
        return of(
                headers.getHeaderString("X-Forwarded-Proto"),
                headers.getHeaderString("X-Forwarded-Host"),
                headers.getHeaderString(HttpHeaders.HOST),
                uri.getBaseUri());
    }

    /// The same for a filter.
    public static BaseUrl of(ContainerRequestContext request) {
        return of(
                request.getHeaderString("X-Forwarded-Proto"),
                request.getHeaderString("X-Forwarded-Host"),
                request.getHeaderString(HttpHeaders.HOST),
                request.getUriInfo().getBaseUri());
    }

    /// @param base the deployment's root as the server sees it
    static BaseUrl of(
            @Nullable String forwardedProto, @Nullable String forwardedHost, @Nullable String host, URI base) {
        String scheme = first(forwardedProto).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            scheme = base.getScheme();
        }
        String authority = first(forwardedHost);
        if (!HOST.matcher(authority).matches()) {
            authority = first(host);
        }
        if (!HOST.matcher(authority).matches()) {
            authority = base.getAuthority();
        }
        String root = base.getRawPath().replaceFirst("/+$", "");
        return new BaseUrl(scheme + "://" + authority + root + "/" + PATH);
    }

    /// Whether the client speaks https, to this server or to the proxy before it.
    public boolean isSecure() {
        return text.startsWith("https:");
    }

    /// The path of the API's parent below the host, such as `/api`.
    public String rootPath() {
        String path = URI.create(text).getRawPath();
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String first(@Nullable String list) {
        return list == null ? "" : list.split(",", 2)[0].strip();
    }
}
