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

    private static Optional<String> keyOf(URI address) {
        String begin = "api_key=";
        return Optional.ofNullable(address.getQuery())
                .filter(query -> query.startsWith(begin))
                .map(query -> query.substring(begin.length()));
    }
}
