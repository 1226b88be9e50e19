package dev.quadrel.openid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// Names and values in URLs and forms.
final class Query {

    private Query() {}

    static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// An address with more in its query.
    static URI added(URI address, Map<String, String> values) {
        String text = address.toString();
        return URI.create(text + (address.getRawQuery() == null ? "?" : "&") + text(values));
    }
}
