package dev.quadrel.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The way to a server, which a test closes and opens again: meanwhile the server is away for whoever goes by it.
final class Relay implements AutoCloseable {

    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger visitors = new AtomicInteger();
    private ServerSocket entrance;

    private Relay(URI server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    /// Open, on a port of its own.
    static Relay to(URI server) throws IOException {
        Relay relay = new Relay(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        relay.serve();
        return relay;
    }

    /// What the server's own address is here.
    URI uri() {
        return URI.create(server.toString().replace(server.getAuthority(), "127.0.0.1:" + entrance.getLocalPort()));
    }

    /// How many connections there were.
    int visitors() {
        return visitors.get();
    }

    private void serve() {
        ServerSocket open = entrance;
        Thread.startVirtualThread(() -> {
            while (!open.isClosed()) {
                try {
                    connect(open.accept());
                } catch (IOException e) {
                    // It is closed, or one visitor has gone.
                }
            }
        });
    }

    /// One that has come at the last moment finds nobody.
    private synchronized void connect(Socket visitor) throws IOException {
        if (entrance.isClosed()) {
            visitor.close();
            return;
        }
        visitors.incrementAndGet();
        Socket there = new Socket(server.getHost(), server.getPort());
        sockets.add(visitor);
        sockets.add(there);
        Thread.startVirtualThread(() -> copy(visitor, there));
        Thread.startVirtualThread(() -> copy(there, visitor));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has ended, and so has the other one now.
        }
    }

    /// All connections break, and nobody gets a new one.
    synchronized void cut() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /// The server is there again, where it was.
    void restore() throws Exception {
        int port = entrance.getLocalPort();
        for (int attempt = 0; entrance.isClosed(); attempt++) {
            try {
                entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                // The system closes the last one a little later than it says.
                if (attempt == 100) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
        serve();
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
