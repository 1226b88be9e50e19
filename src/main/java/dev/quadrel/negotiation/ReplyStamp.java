package dev.quadrel.negotiation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts on each reply of the API which request it answers, and how long that took until its body started.
final class ReplyStamp implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ID = "X-Tiled-Request-ID";
    private static final String START = "dev.quadrel.negotiation.start";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final double NANOS = 1e6;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(START, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(ID, id(request.getHeaderString(ID)));
        if (request.getProperty(START) instanceof Long start) {
            String time = String.format(Locale.ROOT, "app;dur=%.1f", (System.nanoTime() - start) / NANOS);
            response.getHeaders().putSingle("Server-Timing", time);
        }
    }

    /// The client's own, if it is short and harmless; otherwise 16 hexadecimal digits.
    static String id(@Nullable String sent) {
        if (sent != null && HARMLESS.matcher(sent).matches()) {
            return sent;
        }
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }
}
