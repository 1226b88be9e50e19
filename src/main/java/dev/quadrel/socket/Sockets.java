package dev.quadrel.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/// Opens the system's sockets for endpoints.
final class Sockets {

    private Sockets() {}

    /// One that connections can be taken from.
    ///
    /// @throws IOException whose message has the endpoint
    static ServerSocketChannel listen(Endpoint endpoint) throws IOException {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> bound(ServerSocketChannel.open(), address(tcp.host(), tcp.port()), tcp.backlog());
            case Endpoint.Ssl ssl -> listen(ssl.tcp());
            case Endpoint.Unix unix -> listen(unix);
            case Endpoint.Haproxy haproxy -> listen(haproxy.endpoint());
            case Endpoint.Systemd _ -> inherited();
            case Endpoint.Udp _, Endpoint.Stdio _ ->
                throw new IllegalArgumentException(endpoint + " has no connections to take");
        };
    }

    /// The JDK gives what descriptor 0 is, and no other that systemd may have passed.
    private static ServerSocketChannel inherited() throws IOException {
        if (System.inheritedChannel() instanceof ServerSocketChannel socket && socket.isOpen()) {
            return socket;
        }
        throw new IOException("systemd: the standard input of this process is no socket that connections can be taken"
                + " from; the service needs StandardInput=socket, and its socket Accept=no");
    }

    private static ServerSocketChannel listen(Endpoint.Unix unix) throws IOException {
        removeStale(unix.file());
        ServerSocketChannel socket = bound(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX),
                UnixDomainSocketAddress.of(unix.file()),
                unix.backlog());
        if (unix.mode().isPresent()) {
            Files.setPosixFilePermissions(
                    unix.file(), PosixFilePermissions.fromString(unix.mode().get()));
        }
        return socket;
    }

    /// A socket's file stays when its process is killed; it is one that nobody listens at.
    private static void removeStale(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                || !Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            return;
        }
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(file)).close();
        } catch (ConnectException e) {
            Files.delete(file);
        }
    }

    private static ServerSocketChannel bound(ServerSocketChannel socket, SocketAddress address, int backlog)
            throws IOException {
        try {
            return socket.bind(address, backlog);
        } catch (IOException e) {
            socket.close();
            throw refused(address, e);
        }
    }

    static BindException refused(SocketAddress address, IOException e) {
        BindException told = new BindException(address + ": " + e.getMessage());
        told.initCause(e);
        return told;
    }

    /// A connection to another one's endpoint, made when this returns.
    static SocketChannel connect(Endpoint endpoint) throws IOException {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getByName(tcp.host()), tcp.port()));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                yield channel;
            }
            case Endpoint.Ssl ssl -> connect(ssl.tcp());
            case Endpoint.Unix unix -> SocketChannel.open(UnixDomainSocketAddress.of(unix.file()));
            case Endpoint.Udp _, Endpoint.Haproxy _, Endpoint.Systemd _, Endpoint.Stdio _ ->
                throw new IllegalArgumentException(endpoint + " is nothing to connect to");
        };
    }

    /// @param host empty for all addresses of this machine
    static InetSocketAddress address(String host, int port) throws IOException {
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(InetAddress.getByName(host), port);
    }
}
