package dev.quadrel.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// Tells the target who asked, for which host and by which scheme: `Forwarded` (RFC 7239) and the older
/// `X-Forwarded-For`, `-Host`, `-Proto` and `-Port`.
final class ForwardedHeaders {

    private static final HttpString X_REAL_IP = new HttpString("X-Real-IP");

    private ForwardedHeaders() {}

    /// Sets them on the request to the target, which already holds what the client sent.
    ///
    /// @param trusted whether the client's own fields are kept and added to; otherwise anyone could pretend to be
    ///     anyone else, so they are dropped
    static void set(HttpServerExchange exchange, HeaderMap headers, boolean trusted) {
        if (!trusted) {
            List<HttpString> names = List.copyOf(headers.getHeaderNames());
            names.stream().filter(ForwardedHeaders::isClaim).forEach(headers::remove);
        }
        InetSocketAddress source = exchange.getSourceAddress();
        InetAddress address = source.getAddress();
        String client = address == null ? source.getHostString() : address.getHostAddress();
        String host = exchange.getHostAndPort();
        String scheme = exchange.getRequestScheme();
        append(
                headers,
                Headers.FORWARDED,
                element(address instanceof Inet6Address ? "[" + client + "]" : client, host, scheme));
        append(headers, Headers.X_FORWARDED_FOR, client);
        setIfAbsent(headers, Headers.X_FORWARDED_HOST, host);
        setIfAbsent(headers, Headers.X_FORWARDED_PROTO, scheme);
        setIfAbsent(headers, Headers.X_FORWARDED_PORT, Integer.toString(exchange.getHostPort()));
    }

    private static boolean isClaim(HttpString name) {
        return name.equals(Headers.FORWARDED)
                || name.equals(X_REAL_IP)
                || name.toString().regionMatches(true, 0, "X-Forwarded-", 0, 12);
    }

    private static String element(String client, String host, String scheme) {
        return "for=" + quoted(client) + ";host=" + quoted(host) + ";proto=" + scheme;
    }

    /// The value as an RFC 7230 token where it is one, and else as a quoted string.
    private static String quoted(String value) {
        boolean token =
                value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0));
        return token && !value.isEmpty()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void append(HeaderMap headers, HttpString name, String value) {
        String before = headers.contains(name) ? String.join(", ", headers.get(name)) + ", " : "";
        headers.put(name, before + value);
    }

    private static void setIfAbsent(HeaderMap headers, HttpString name, String value) {
        if (!headers.contains(name)) {
            headers.put(name, value);
        }
    }
}
