package dev.quadrel.livehost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/// What is in the query of a page's address, as a part of the query of its web socket's.
///
/// Clients tell the launcher in JSON what they are configured with; that is the page's query and some members of their
/// own.
final class PageQuery {

    /// More than clients say.
    private static final int MOST_BYTES = 64 << 10;

    /// What every server takes in an address, beside the rest of it.
    private static final int MOST_CHARACTERS = 4000;

    /// What clients say of themselves, and the launcher's own parameter.
    private static final Set<String> OTHERS = Set.of(
            "application",
            "headers",
            "iframe",
            "launcherRetry",
            "retry",
            "secret",
            "session",
            "sessionManagerURL",
            "sessionURL",
            "useUrl",
            "wsProxy");

    private static final ObjectMapper JSON = new ObjectMapper();

    private PageQuery() {}

    /// The query in what a client tells the launcher.
    ///
    /// @param body what a client tells the launcher; nothing is taken of what is no JSON object
    /// @return such as `case=7&view=top`; empty for none
    static String of(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : parsed(bytes).properties()) {
            if (member.getValue().isValueNode() && !member.getValue().isNull() && !OTHERS.contains(member.getKey())) {
                String parameter = encoded(member.getKey()) + "="
                        + encoded(member.getValue().asText());
                if (query.length() + parameter.length() < MOST_CHARACTERS) {
                    query.append(query.isEmpty() ? "" : "&").append(parameter);
                }
            }
        }
        return query.toString();
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
