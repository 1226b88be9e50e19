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
/// | `ssl:PORT:context=NAME`, with those of `tcp` | `ssl:HOST:PORT:context=NAME` |
/// | `unix:FILE`, with `mode=660`, `backlog=N` | `unix:FILE` |
/// | `udp:PORT`, with `interface=ADDRESS` | |
/// | `haproxy:` and one of those before, but for `udp` | |
/// | `systemd:` | |
/// | `stdio:` | |
///
/// `context` names an SSL context of WildFly's subsystem `elytron`, for servers or clients, which has its keys and
/// knows whom it trusts. Before `haproxy:` is a proxy that tells by the PROXY protocol, version 1 or 2, who the
/// other side is; nobody else must reach it, as its word is taken. `systemd:` is the socket that systemd has made,
/// where the service has `StandardInput=socket`; Java then sends what is printed nowhere, so a log needs a file.
/// `stdio:` is one connection: what the process is told and what it prints. A server that `quadrel.jar` starts has
/// neither of these two.
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

    /// Behind a proxy that tells who the other side is.
    ///
    /// @param endpoint where the proxy connects to
    record Haproxy(Endpoint endpoint) implements Endpoint {

        public Haproxy {
            if (!(endpoint instanceof Tcp || endpoint instanceof Ssl || endpoint instanceof Unix)) {
                throw new IllegalArgumentException("haproxy is for tcp, ssl or unix, not for " + endpoint);
            }
        }
    }

    /// The socket that this process was started with as its standard input.
    record Systemd() implements Endpoint {}

    /// The standard input and output of this process, as one connection.
    record Stdio() implements Endpoint {}

    /// Datagrams.
    record Udp(String host, int port) implements Endpoint {}

    /// Where to listen.
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    static Endpoint listening(String text) {
        if (text.startsWith(EndpointText.HAPROXY)) {
            return new Haproxy(listening(text.substring(EndpointText.HAPROXY.length())));
        }
        EndpointText parts = new EndpointText(text);
        Endpoint endpoint =
                switch (parts.kind()) {
                    case "tcp" -> listeningTcp(parts);
                    case "ssl" -> new Ssl(listeningTcp(parts), listeningTls(parts));
                    case "unix" ->
                        new Unix(Path.of(parts.next("a file")), parts.mode(), parts.number("backlog", BACKLOG));
                    case "udp" -> new Udp(parts.named("interface").orElse(""), parts.port());
                    case "systemd" -> only(parts, new Systemd());
                    case "stdio" -> only(parts, new Stdio());
                    default -> throw parts.wrong("it begins with tcp, ssl, unix, udp, haproxy, systemd or stdio");
                };
        parts.end();
        return endpoint;
    }

    /// One that has nothing after its colon.
    private static Endpoint only(EndpointText parts, Endpoint endpoint) {
        parts.rest();
        return endpoint;
    }

    private static Tcp listeningTcp(EndpointText parts) {
        return new Tcp(parts.named("interface").orElse(""), parts.port(), parts.number("backlog", BACKLOG));
    }

    private static TlsSource listeningTls(EndpointText parts) {
        Optional<String> context = parts.named("context");
        if (context.isPresent()) {
            return new ServerTls(context.get());
        }
        Path key = Path.of(
                parts.named("privateKey").orElseThrow(() -> parts.wrong("it needs privateKey=FILE or context=NAME")));
        return new PemKey(key, parts.named("certKey").map(Path::of).orElse(key));
    }

    private static TlsSource connectingTls(EndpointText parts) {
        Optional<String> context = parts.named("context");
        return context.isPresent()
                ? new ServerTls(context.get())
                : new PemTrust(parts.named("trustRoots").map(Path::of));
    }

    /// What to connect to.
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    static Endpoint connecting(String text) {
        EndpointText parts = new EndpointText(text);
        Endpoint endpoint =
                switch (parts.kind()) {
                    case "tcp" -> new Tcp(parts.next("a host"), parts.port(), BACKLOG);
                    case "ssl" -> new Ssl(new Tcp(parts.next("a host"), parts.port(), BACKLOG), connectingTls(parts));
                    case "unix" -> new Unix(Path.of(parts.next("a file")), Optional.empty(), BACKLOG);
                    default -> throw parts.wrong("it begins with tcp, ssl or unix");
                };
        parts.end();
        return endpoint;
    }
}
