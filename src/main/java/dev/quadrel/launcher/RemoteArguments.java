package dev.quadrel.launcher;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which running server is meant, and the key for it.
final class RemoteArguments {

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            description = "The address that serve prints, or another one. Default: that of the server in the folder.")
    private Optional<URI> address = Optional.empty();

    @Option(names = "--api-key", paramLabel = "KEY", description = "Of an administrator. Default: that of the address.")
    private Optional<String> key = Optional.empty();

    RemoteServer server() {
        if (address.isPresent()) {
            return new RemoteServer(address.get(), key.or(() -> keyOf(address.get())));
        }
        StoredStart stored = place.daemon().stored();
        return new RemoteServer(stored.address(), key.or(stored.options()::apiKey));
    }

    /// @throws IllegalArgumentException where the address has the parameter without a key
    private static Optional<String> keyOf(URI address) {
        String begin = "api_key=";
        Optional<String> key = Optional.ofNullable(address.getQuery())
                .filter(query -> query.startsWith(begin))
                .map(query -> query.substring(begin.length()));
        if (key.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("The key is missing behind api_key= in " + address);
        }
        return key;
    }
}
