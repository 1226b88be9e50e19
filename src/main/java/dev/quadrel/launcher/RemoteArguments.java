package dev.quadrel.launcher;

import dev.quadrel.client.Credentials;
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
            return new RemoteServer(
                    address.get(), key.or(() -> Credentials.in(address.get()).map(Credentials.Key::secret)));
        }
        StoredStart stored = place.daemon().stored();
        return new RemoteServer(stored.address(), key.or(stored.options()::apiKey));
    }
}
