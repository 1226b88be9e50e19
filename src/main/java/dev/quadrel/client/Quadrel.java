package dev.quadrel.client;

import java.net.URI;

/// Where a program begins that reads or writes a catalog of Quadrel or Tiled.
public final class Quadrel {

    private Quadrel() {}

    /// A client of the node that the URI names: the root of the server, or the node of an URL with `/metadata/`.
    ///
    /// @param uri of a server, of its API, or of a node; `?api_key=` names a key
    /// @return [ContainerClient] for a container, and so on; closing [NodeClient#context] ends it
    /// @throws ClientException where the server is not there or refuses
    public static NodeClient connect(String uri) {
        return connect(URI.create(uri), Options.USUAL);
    }

    /// The same in another way than usual.
    public static NodeClient connect(URI uri, Options options) {
        Location location = Location.of(uri);
        Options keyed = location.key()
                .map(key -> options.credentials(new Credentials.Key(key)))
                .orElse(options);
        Context context = Context.connect(location.api(), keyed);
        try {
            return Nodes.of(context, context.item(location.node()));
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
