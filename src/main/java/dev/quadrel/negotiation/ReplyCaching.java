package dev.quadrel.negotiation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says of each reply of the API whether a client may keep it. Descriptions without a version get one that is made of
/// their bytes.
final class ReplyCaching implements ContainerResponseFilter {

    /// Kept by the client alone, which asks each time whether it still holds.
    private static final String ASK_EACH_TIME = "private, no-cache";

    private static final String DO_NOT_KEEP = "no-store";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<Integer> GOOD = Set.of(200, 206, 304);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, "Origin");
        if (!READS.contains(request.getMethod()) || !GOOD.contains(response.getStatus())) {
            return;
        }
        if (response.getEntity() instanceof Description description && !headers.containsKey(HttpHeaders.ETAG)) {
            addVersion(description, request, response);
        }
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            boolean versioned = headers.containsKey(HttpHeaders.ETAG);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, versioned ? ASK_EACH_TIME : DO_NOT_KEEP);
        }
    }

    private static void addVersion(
            Description description, ContainerRequestContext request, ContainerResponseContext response) {
        @Nullable String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        EntityVersion version = EntityVersion.of(
                description.json(), Description.mediaType(accept).getBytes(US_ASCII));
        response.getHeaders().putSingle(HttpHeaders.ETAG, version.text());
        if (version.isNamedBy(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
