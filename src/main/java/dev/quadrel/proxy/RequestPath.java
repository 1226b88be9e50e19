package dev.quadrel.proxy;

import io.undertow.server.HttpServerExchange;
import java.util.regex.Pattern;

/// The path of a request as the client sent it, before percent-decoding.
final class RequestPath {

    /// `..` as a whole segment, its dots encoded or not, between slashes of either kind, encoded or not; what follows
    /// a `;` belongs to the segment's parameters.
    private static final Pattern PARENT_SEGMENT =
            Pattern.compile("(^|[/\\\\]|%2f|%5c)(\\.|%2e){2}([;/\\\\]|%3b|%2f|%5c|$)", Pattern.CASE_INSENSITIVE);

    private RequestPath() {}

    /// The path without query, also where the request line holds a whole URL.
    static String of(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri;
        }
        int path = uri.indexOf('/', uri.indexOf("//") + 2);
        return path < 0 ? "/" : uri.substring(path);
    }

    /// Whether some server might take a part of the path for "one folder up".
    static boolean hasParentSegment(String rawPath) {
        return PARENT_SEGMENT.matcher(rawPath).find();
    }
}
