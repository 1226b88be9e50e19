package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.structure.NodePath;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The URLs of a node, as a client uses them.
///
/// @param base such as `http://host:8080/api/v1`, without a slash at its end
record Links(String base) {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FULL = "full";
    private static final String BLOCK = "block";

    /// The links as the sender of a request can follow them.
    static Links of(HttpHeaders headers, UriInfo uri) {
        return new Links(BaseUrl.of(headers, uri).text());
    }

    /// By name, `self` first; templates have braces.
    Map<String, String> of(Node node) {
        String place = place(node.path());
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", base + "/metadata/" + place);
        switch (node.family()) {
            case CONTAINER -> {
                links.put("search", base + "/search/" + place);
                links.put(FULL, base + "/container/full/" + place);
            }
            case ARRAY, SPARSE -> {
                links.put(FULL, base + "/array/full/" + place);
                links.put(BLOCK, base + "/array/block/" + place + "?block=" + braces(dimensions(node)));
            }
            case TABLE -> {
                links.put(FULL, base + "/table/full/" + place);
                links.put("partition", base + "/table/partition/" + place + "?partition={index}");
            }
            case AWKWARD -> {
                links.put(FULL, base + "/awkward/full/" + place);
                links.put("buffers", base + "/awkward/buffers/" + place);
            }
            case RAGGED -> {
                links.put(FULL, base + "/ragged/full/" + place);
                links.put(BLOCK, base + "/ragged/block/" + place + "?block={0}");
            }
            case BYTES -> {}
        }
        return links;
    }

    /// The URL of a node's description.
    String self(NodePath path) {
        return url("metadata", path);
    }

    /// A URL of a node.
    ///
    /// @param route such as `revisions`
    String url(String route, NodePath path) {
        return base + "/" + route + "/" + place(path);
    }

    /// How many numbers name a block of an array.
    private static int dimensions(Node node) {
        return node.source().map(source -> dimensions(source.structure())).orElse(0);
    }

    /// The length of the list `shape`, for which no more is read than what stands before it.
    private static int dimensions(String structure) {
        try (JsonParser json = FACTORY.createParser(structure)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return 0;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals("shape");
                if (json.nextToken() == JsonToken.START_ARRAY && found) {
                    return length(json);
                }
                json.skipChildren();
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(JsonParser list) throws IOException {
        int length = 0;
        while (list.nextToken() != JsonToken.END_ARRAY) {
            length++;
        }
        return length;
    }

    private static String braces(int dimensions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < dimensions; i++) {
            text.append(i == 0 ? "{" : ",{").append(i).append('}');
        }
        return text.toString();
    }

    private static String place(NodePath path) {
        StringBuilder text = new StringBuilder();
        for (String key : path.segments()) {
            text.append(text.isEmpty() ? "" : "/").append(escaped(key));
        }
        return text.toString();
    }

    private static String escaped(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
