package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.structure.NodePath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server as its clients reach it: where it is, who asks, and how. All clients of nodes that come of one connection
/// share it. Thread safe; it is closed when no client of it is used any more.
public final class Context implements AutoCloseable {

    private final URI api;
    private final Options options;
    private final Transport transport;
    private final Members about;
    private final Authentication authentication;

    private Context(URI api, Options options, Transport transport, Members about) {
        this.api = api;
        this.options = options;
        this.transport = transport;
        this.about = about;
        authentication = new Authentication(api, options, transport, about);
    }

    /// Asks the server what it is; where it sends to the same place by `https`, there.
    static Context connect(URI api, Options options) {
        Transport transport = new Transport(options);
        try {
            return connect(api, options, transport);
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static Context connect(URI api, Options options, Transport transport) {
        try {
            return begun(api, options, transport);
        } catch (Broken e) {
            if (!api.getScheme().equals("http") || e.status() < 300 || e.status() >= 400) {
                throw e;
            }
            return begun(Redirect.secure(api, options).orElseThrow(() -> e), options, transport);
        }
    }

    private static Context begun(URI api, Options options, Transport transport) {
        Members about = transport.send(Request.get(api)).members();
        Context context = new Context(api, options, transport, about);
        context.authentication.begin();
        return context;
    }

    /// The root of the API, with a slash at its end.
    public URI api() {
        return api;
    }

    /// What the server says about itself: its release, formats, queries, and how to log in.
    public Map<String, @Nullable Object> about() {
        return about.map();
    }

    /// Who asks.
    public Authentication authentication() {
        return authentication;
    }

    /// The node of all others.
    public NodeClient root() {
        return Nodes.at(this, NodePath.ROOT);
    }

    /// A node of the server.
    ///
    /// @throws ClientException.NotFound where there is none
    public NodeClient node(NodePath path) {
        return Nodes.at(this, path);
    }

    /// Ends what is still under way, and the connections; closes the cache. Who asks the server afterwards gets a
    /// [ClientException.Unavailable] at once.
    @Override
    public void close() {
        transport.close();
    }

    Options options() {
        return options;
    }

    Transport transport() {
        return transport;
    }

    Members server() {
        return about;
    }

    /// The URL of a route for a node.
    Address address(String route, NodePath node) {
        return Address.of(api, route, node);
    }

    /// Asks for a node.
    Item item(NodePath node) {
        return Item.of(transport
                .send(Request.get(address("metadata", node).uri()))
                .members()
                .members("data"));
    }

    /// Media types that nodes of a family, or with a spec, are sent as.
    List<String> formats(String name) {
        return about.findMembers("formats").map(all -> all.texts(name)).orElse(List.of());
    }
}
