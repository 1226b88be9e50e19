package dev.quadrel.about;

import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The OpenAPI document of the API, `openapi.json` beside this class: written by hand, since what the methods read of a
/// URL does not show in their signatures. A test compares it with the methods. Read at the first request for it.
@ApplicationScoped
class OpenApiDocument {

    /// The only thing in it that depends on where the client has found the server.
    static final String SERVERS = "\"servers\": [{\"url\": \"/\"}]";

    /// JSON, for a client that has found the API there.
    byte[] at(BaseUrl base) {
        String host = base.text().substring(0, base.text().length() - BaseUrl.PATH.length() - 1);
        String servers = "\"servers\": " + Json.text(List.of(Map.of("url", host)));
        return Text.TEMPLATE.replace(SERVERS, servers).getBytes(StandardCharsets.UTF_8);
    }

    private static final class Text {

        private static final String TEMPLATE = read();

        private Text() {}

        private static String read() {
            try (InputStream in = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream("openapi.json"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
