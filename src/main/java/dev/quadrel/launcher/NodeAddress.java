package dev.quadrel.launcher;

import dev.quadrel.client.Context;
import dev.quadrel.client.Credentials;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Options;
import dev.quadrel.client.Profile;
import dev.quadrel.client.Profiles;
import dev.quadrel.client.Quadrel;
import dev.quadrel.structure.NodePath;
import dev.quadrel.uri.PercentCoding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A node of a server, as somebody names it on the command line.
///
/// @param text a URL of a server or a node, or the name of a profile and the keys of a node as they are, with slashes
///     between; empty for the server of the default profile
/// @param key that is used instead of who has logged in
record NodeAddress(String text, Optional<String> key) {

    /// URLs of a server's API, in which a node has no place yet.
    private static final String API = ".*/api|.*/api/v1|.*/api/v1/metadata";

    /// The node.
    ///
    /// @throws IllegalArgumentException where nobody has given such a name
    NodeClient connect(Options usual) {
        if (isUrl()) {
            return Quadrel.connect(URI.create(text), keyed(usual));
        }
        List<String> keys = NodePath.parse(text).segments();
        Profile profile = profile();
        return below(
                Quadrel.connect(profile.uri(), profile.options(keyed(usual))),
                keys.isEmpty() ? keys : keys.subList(1, keys.size()));
    }

    /// Only the server, whoever may see the node.
    Context server(Options usual) {
        if (isUrl()) {
            return Quadrel.server(URI.create(text), keyed(usual));
        }
        Profile profile = profile();
        return Quadrel.server(profile.uri(), profile.options(keyed(usual)));
    }

    private boolean isUrl() {
        return text.contains("://");
    }

    private Options keyed(Options options) {
        return key.map(secret -> options.credentials(new Credentials.Key(secret)))
                .orElse(options);
    }

    private Profile profile() {
        Profiles profiles = Profiles.here();
        List<String> words = NodePath.parse(text).segments();
        return profiles.profile(words.isEmpty() ? usual(profiles) : words.getFirst());
    }

    private static NodeClient below(NodeClient node, List<String> keys) {
        if (keys.isEmpty()) {
            return node;
        }
        List<String> path = new ArrayList<>(node.path().segments());
        path.addAll(keys);
        return node.context().node(new NodePath(path));
    }

    private static String usual(Profiles profiles) {
        return profiles.usual()
                .orElseThrow(() -> new IllegalArgumentException("Name a server: its URL, such as http://localhost:8080,"
                        + " or a profile, of which there are " + profiles.names()));
    }

    /// The container that a new node is put into, and the key that it gets there.
    record Place(NodeAddress container, String key) {}

    /// Where a new node is meant.
    ///
    /// @throws IllegalArgumentException where it is not said
    Place place() {
        if (isUrl()) {
            int query = text.indexOf('?');
            String path = query < 0 ? text : text.substring(0, query);
            int slash = slash(path, path.indexOf('/', path.indexOf("://") + "://".length()));
            String container = path.substring(0, slash) + (query < 0 ? "" : text.substring(query));
            return new Place(new NodeAddress(container, key), PercentCoding.decode(path.substring(slash + 1)));
        }
        int slash = slash(text, 1);
        return new Place(new NodeAddress(text.substring(0, slash), key), text.substring(slash + 1));
    }

    /// The one before the key.
    private int slash(String path, int first) {
        int slash = path.lastIndexOf('/');
        if (first < 0 || slash < first || slash == path.length() - 1 || isUrl() && path.matches(API)) {
            throw new IllegalArgumentException("Name the new node by its container and its key, such as"
                    + " http://localhost:8080/api/v1/metadata/scans/17 or lab/scans/17; "
                    + (path.isEmpty() ? "nothing" : path) + " names no place for it");
        }
        return slash;
    }
}
