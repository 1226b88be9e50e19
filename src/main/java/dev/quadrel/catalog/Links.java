package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.structure.NodePath;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The URLs of a node, as a client uses them.
///
/// @param base such as `http://host:8080/api/v1`, without a slash at its end
record Links(String base) {

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
        Object structure =
                node.source().map(source -> Json.parse(source.structure())).orElse(null);
        return structure instanceof Map<?, ?> members && members.get("shape") instanceof List<?> shape
                ? shape.size()
                : 0;
    }

    private static String braces(int dimensions) {
        return IntStream.range(0, dimensions).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(","));
    }

    private static String place(NodePath path) {
        return path.segments().stream().map(Links::escaped).collect(Collectors.joining("/"));
    }

    private static String escaped(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
