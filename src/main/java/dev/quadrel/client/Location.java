package dev.quadrel.client;

import dev.quadrel.structure.NodePath;
import dev.quadrel.uri.PercentCoding;
import java.net.URI;
import java.util.Optional;

/// What somebody means by a URI: a server's page, its API, or a node in it; with a key or without.
///
/// @param api with a slash at its end, without a query
record Location(URI api, NodePath node, Optional<Credentials.Key> key) {

    private static final String METADATA = "/metadata";

    /// @throws IllegalArgumentException where it is no address of a server, or has the parameter for a key without one
    static Location of(URI uri) {
        if (uri.getScheme() == null || !uri.getScheme().startsWith("http") || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "A server is named like http://localhost:8080 or https://lab.example.org/api/v1/metadata/scans,"
                            + " not " + uri);
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int node = path.indexOf(METADATA);
        String root = node < 0 ? root(path) : withoutSlashes(path.substring(0, node));
        String below = node < 0 ? "" : path.substring(node + METADATA.length());
        URI api = URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + root + "/");
        return new Location(api, NodePath.parse(PercentCoding.decode(below)), Credentials.in(uri));
    }

    /// Of less than the whole path of the API.
    private static String root(String path) {
        String bare = withoutSlashes(path);
        if (!bare.contains("/api")) {
            return bare + "/api/v1";
        }
        return bare.contains("/v1") ? bare : bare + "/v1";
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
