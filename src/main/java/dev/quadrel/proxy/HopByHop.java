package dev.quadrel.proxy;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The header fields that belong to one connection and are not forwarded to the next (RFC 9110 section 7.6.1).
final class HopByHop {

    private static final Set<HttpString> ALWAYS = Set.of(
            Headers.CONNECTION,
            Headers.KEEP_ALIVE,
            Headers.PROXY_AUTHENTICATE,
            Headers.PROXY_AUTHORIZATION,
            Headers.TE,
            Headers.TRAILER,
            Headers.TRANSFER_ENCODING,
            Headers.UPGRADE,
            new HttpString("Proxy-Connection"),
            new HttpString("HTTP2-Settings"));

    private HopByHop() {}

    /// The fields that are meant for the next hop too: not those above, and not those that `Connection` names.
    static List<HeaderValues> without(HeaderMap headers) {
        Set<HttpString> dropped = new HashSet<>(ALWAYS);
        if (headers.contains(Headers.CONNECTION)) {
            for (String value : headers.get(Headers.CONNECTION)) {
                for (String name : value.split(",", -1)) {
                    dropped.add(new HttpString(name.strip()));
                }
            }
        }
        return headers.getHeaderNames().stream()
                .filter(name -> !dropped.contains(name) && !name.toString().startsWith(":"))
                .map(headers::get)
                .toList();
    }
}
