package dev.quadrel.http;

import dev.quadrel.negotiation.BaseUrl;
import io.undertow.server.HttpServerExchange;

/// Characters that no path of a URL has, but that clients send unescaped: JAX-RS could not read the path. Below the API
/// `;` is such a one, since a node's key may have it, and nothing else comes after it there.
final class UnescapedPath {

    private static final String ILLEGAL = "[]{}|\\^`\"<>";
    private static final String API = "/" + BaseUrl.PATH + "/";

    private UnescapedPath() {}

    /// Escapes them, before JAX-RS sees the path.
    static void escape(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        boolean api = uri.startsWith(API);
        if (!needsEscape(uri, api)) {
            return;
        }
        StringBuilder escaped = new StringBuilder(uri.length() + 8);
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (isIllegal(c, api)) {
                escaped.append('%').append(Integer.toHexString(c));
            } else {
                escaped.append(c);
            }
        }
        exchange.setRequestURI(escaped.toString(), exchange.isHostIncludedInRequestURI());
    }

    private static boolean needsEscape(String uri, boolean api) {
        for (int i = 0; i < uri.length(); i++) {
            if (isIllegal(uri.charAt(i), api)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIllegal(int c, boolean api) {
        return ILLEGAL.indexOf(c) >= 0 || (api && c == ';');
    }
}
