package dev.quadrel.socket;

import java.nio.file.Path;
import java.util.Optional;

/// Where to listen, or what to connect to. Its short form is a text such as `tcp:8080:interface=127.0.0.1`: parts with
/// colons between, a backslash before a colon that belongs to a part.
///
/// | to listen | to connect |
/// |---|---|
/// | `tcp:PORT`, with `interface=ADDRESS`, `backlog=N` | `tcp:HOST:PORT` |
/// | `ssl:PORT:privateKey=FILE`, with `certKey=FILE` and those of `tcp` | `ssl:HOST:PORT`, with `trustRoots=FILE` |
/// | `unix:FILE`, with `mode=660`, `backlog=N` | `unix:FILE` |
/// | `udp:PORT`, with `interface=ADDRESS` | |
public sealed interface Endpoint {

    /// How many connections the system holds until they are taken, unless something else is said.
    int BACKLOG = 1024;

    /// TCP.
    ///
    /// @param host to connect to, or address to listen at; empty for all addresses of this machine
    /// @param port 0 for any that is free
    record Tcp(String host, int port, int backlog) implements Endpoint {}

    /// TCP with TLS.
    record Ssl(Tcp tcp, TlsSource tls) implements Endpoint {}

    /// A socket in the file system.
    ///
    /// @param mode permissions of its file, such as `rw-rw----`; empty for the usual ones
    record Unix(Path file, Optional<String> mode, int backlog) implements Endpoint {}

    /// Datagrams.
    record Udp(String host, int port) implements Endpoint {}

    /// Where to listen.
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    static Endpoint listening(String text) {
        EndpointText parts = new EndpointText(text);
        Endpoint endpoint =
                switch (parts.kind()) {
                    case "tcp" -> listeningTcp(parts);
                    case "ssl" -> new Ssl(listeningTcp(parts), listeningTls(parts));
                    case "unix" ->
                        new Unix(Path.of(parts.next("a file")), parts.mode(), parts.number("backlog", BACKLOG));
                    case "udp" -> new Udp(parts.named("interface").orElse(""), parts.port());
                    default -> throw parts.wrong("it begins with tcp, ssl, unix or udp");
                };
        parts.end();
        return endpoint;
    }

    private static Tcp listeningTcp(EndpointText parts) {
        return new Tcp(parts.named("interface").orElse(""), parts.port(), parts.number("backlog", BACKLOG));
    }

    private static TlsSource listeningTls(EndpointText parts) {
        Path key = Path.of(parts.named("privateKey").orElseThrow(() -> parts.wrong("it needs privateKey=FILE")));
        return new PemKey(key, parts.named("certKey").map(Path::of).orElse(key));
    }

    /// What to connect to.
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    static Endpoint connecting(String text) {
        EndpointText parts = new EndpointText(text);
        Endpoint endpoint =
                switch (parts.kind()) {
                    case "tcp" -> new Tcp(parts.next("a host"), parts.port(), BACKLOG);
                    case "ssl" ->
                        new Ssl(
                                new Tcp(parts.next("a host"), parts.port(), BACKLOG),
                                new PemTrust(parts.named("trustRoots").map(Path::of)));
                    case "unix" -> new Unix(Path.of(parts.next("a file")), Optional.empty(), BACKLOG);
                    default -> throw parts.wrong("it begins with tcp, ssl or unix");
                };
        parts.end();
        return endpoint;
    }
}
