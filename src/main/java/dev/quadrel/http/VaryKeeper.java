package dev.quadrel.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what the server's CORS and compression have put into `Vary` when an application sets that header anew or
/// resets its response: a cache must not mix up the replies to different origins.
final class VaryKeeper {

    private VaryKeeper() {}

    /// To be called before the application has its turn.
    ///
    /// @param security what else the reply has in the end; one listener for both costs less than two
    static void keep(HttpServerExchange exchange, SecurityHeaders security) {
        @Nullable HeaderValues before = exchange.getResponseHeaders().get(Headers.VARY);
        if (before == null) {
            exchange.addResponseCommitListener(security::complete);
            return;
        }
        String[] kept = before.toArray();
        exchange.addResponseCommitListener(committed -> {
            merge(kept, committed);
            security.complete(committed);
        });
    }

    private static void merge(String[] kept, HttpServerExchange exchange) {
        @Nullable HeaderValues now = exchange.getResponseHeaders().get(Headers.VARY);
        if (now != null && now.size() == kept.length && now.getFirst().equals(kept[0])) {
            return;
        }
        Map<String, String> names = new LinkedHashMap<>();
        add(names, kept);
        if (now != null) {
            add(names, now.toArray());
        }
        exchange.getResponseHeaders().put(Headers.VARY, String.join(", ", names.values()));
    }

    private static void add(Map<String, String> names, String[] values) {
        for (String value : values) {
            for (String name : value.split(",")) {
                names.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), name.strip());
            }
        }
    }
}
