package dev.quadrel.http;

import dev.quadrel.negotiation.BaseUrl;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The headers by which browsers do not guess types, frame pages of strangers' sites, or tell too much of where they
/// come from. Thread safe.
///
/// Here and not in a filter of the server: what an application or a proxied server says itself counts, and each of
/// them can be switched off.
record SecurityHeaders(List<Header> headers) {

    /// None, before the application has started.
    static final SecurityHeaders NONE = new SecurityHeaders(List.of());

    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final String API = "/" + BaseUrl.PATH + "/";

    /// What the API sends for a browser to show is data, perhaps somebody's upload: it runs nothing and loads nothing.
    private static final String POLICY_OF_API =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;" + " frame-ancestors 'self'; sandbox";

    private static final Pattern DOCUMENT =
            Pattern.compile("(?i)(text/html|application/xhtml\\+xml|image/svg\\+xml|text/xml|application/xml)\\b.*");

    /// One of them.
    record Header(HttpString name, String value) {}

    static SecurityHeaders of(SecuritySettings settings) {
        List<Header> headers = new ArrayList<>();
        add(headers, Headers.X_CONTENT_TYPE_OPTIONS, settings.contentTypeOptions());
        add(headers, Headers.X_FRAME_OPTIONS, settings.frameOptions());
        add(headers, new HttpString("Referrer-Policy"), settings.referrerPolicy());
        add(headers, POLICY, settings.contentSecurityPolicy());
        return new SecurityHeaders(List.copyOf(headers));
    }

    private static void add(List<Header> headers, HttpString name, Optional<String> value) {
        value.ifPresent(text -> headers.add(new Header(name, text)));
    }

    /// Puts them on a reply that this server makes itself.
    void put(HttpServerExchange exchange) {
        HeaderMap reply = exchange.getResponseHeaders();
        for (Header header : headers) {
            reply.put(header.name, header.value);
        }
    }

    /// Puts those on a reply that it lacks when its head is sent.
    void complete(HttpServerExchange exchange) {
        HeaderMap reply = exchange.getResponseHeaders();
        if (!headers.isEmpty() && isDocumentOfApi(exchange, reply) && !reply.contains(POLICY)) {
            reply.put(POLICY, POLICY_OF_API);
        }
        for (Header header : headers) {
            if (!reply.contains(header.name)) {
                reply.put(header.name, header.value);
            }
        }
    }

    private static boolean isDocumentOfApi(HttpServerExchange exchange, HeaderMap reply) {
        if (!exchange.getRelativePath().startsWith(API)) {
            return false;
        }
        @Nullable String type = reply.getFirst(Headers.CONTENT_TYPE);
        return type != null
                && !type.startsWith("application/json")
                && DOCUMENT.matcher(type).matches();
    }

    /// Takes them from a reply that another server is going to make.
    void remove(HttpServerExchange exchange) {
        headers.forEach(header -> exchange.getResponseHeaders().remove(header.name));
    }
}
