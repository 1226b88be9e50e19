package dev.quadrel.livehost;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page finds its web socket: at the host and by the security that it came by itself.
///
/// @param text such as `wss://host/counter/ws`
record SocketAddress(String text) {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    /// Empty where the page is from elsewhere.
    ///
    /// @param path below the deployment's root
    static Optional<SocketAddress> of(HttpServletRequest request, String path) {
        String host = first(request.getHeader("X-Forwarded-Host"));
        if (!HOST.matcher(host).matches()) {
            host = first(request.getHeader("Host"));
        }
        if (!HOST.matcher(host).matches() || !isOwn(request.getHeader("Origin"), host)) {
            return Optional.empty();
        }
        String scheme = first(request.getHeader("X-Forwarded-Proto")).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || scheme.isEmpty() && request.isSecure();
        return Optional.of(new SocketAddress((secure ? "wss://" : "ws://") + host + request.getContextPath() + path));
    }

    /// A client that is no browser names no origin, and could name any.
    private static boolean isOwn(@Nullable String origin, String host) {
        return origin == null || origin.toLowerCase(Locale.ROOT).endsWith("://" + host.toLowerCase(Locale.ROOT));
    }

    boolean isSecure() {
        return text.startsWith("wss:");
    }

    private static String first(@Nullable String list) {
        return list == null ? "" : list.split(",", 2)[0].strip();
    }
}
