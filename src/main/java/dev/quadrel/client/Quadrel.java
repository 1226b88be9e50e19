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
        Context context = server(uri, options);
        try {
            return context.node(Location.of(uri).node());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /// The server that the URI names, without asking for a node: somebody may still have to log in for that.
    ///
    /// @throws ClientException where the server is not there
    public static Context server(URI uri, Options options) {
        Location location = Location.of(uri);
        Options keyed = location.key().map(options::credentials).orElse(options);
        return Context.connect(location.api(), keyed);
    }

    /// A client of the server that has this name in a profile of this user or machine, as Tiled's own client has them.
    ///
    /// @throws IllegalArgumentException where there is no such profile
    /// @throws ClientException where the server is not there or refuses
    public static NodeClient profile(String name) {
        Profile profile = Profiles.here().profile(name);
        return connect(profile.uri(), profile.options(Options.USUAL));
    }

    /// A client of the server that this user has chosen to be meant where none is named.
    ///
    /// @throws IllegalArgumentException where he has chosen none
    public static NodeClient profile() {
        return profile(Profiles.here()
                .usual()
                .orElseThrow(() -> new IllegalArgumentException("No profile is chosen to be the default")));
    }
}
