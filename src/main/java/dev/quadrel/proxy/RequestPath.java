package dev.quadrel.proxy;

import io.undertow.server.HttpServerExchange;
import java.util.regex.Pattern;

/// The path of a request as the client sent it, before percent-decoding.
public final class RequestPath {

    /// `..` as a whole segment, its dots encoded or not, between slashes of either kind, encoded or not; what follows
    /// a `;` belongs to the segment's parameters.
    private static final Pattern PARENT_SEGMENT =
            Pattern.compile("(^|[/\\\\]|%2f|%5c)(\\.|%2e){2}([;/\\\\]|%3b|%2f|%5c|$)", Pattern.CASE_INSENSITIVE);

    private RequestPath() {}

    /// The path below the deployment's root, without query, also where the request line holds a whole URL. The root's
    /// segments are counted, not measured: they may hold escapes and parameters.
    public static String of(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        int start = exchange.isHostIncludedInRequestURI() ? nextSlash(uri, uri.indexOf("//") + 2) : 0;
        String root = exchange.getResolvedPath();
        for (int at = root.indexOf('/'); at >= 0; at = root.indexOf('/', at + 1)) {
            start = nextSlash(uri, start + 1);
        }
        return start < uri.length() ? uri.substring(start) : "/";
    }

    private static int nextSlash(String uri, int from) {
        int slash = uri.indexOf('/', from);
        return slash < 0 ? uri.length() : slash;
    }

    /// Whether some server might take a part of the path for "one folder up".
    static boolean hasParentSegment(String rawPath) {
        return PARENT_SEGMENT.matcher(rawPath).find();
    }
}
