package dev.quadrel.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A target that sends and sees exact bytes: each connection is handed to a script.
final class RawTarget implements AutoCloseable {

    /// What happens on one connection, which is closed afterwards.
    interface Script {
        void run(Connection connection) throws Exception;
    }

    private final ServerSocket server;
    private final Thread acceptor;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    RawTarget(Script script) throws IOException {
        this(0, script);
    }

    RawTarget(int port, Script script) throws IOException {
        server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        acceptor = Thread.startVirtualThread(() -> accept(script));
    }

    /// A target that reads one request head per connection and answers it with this text.
    static RawTarget answering(String text) throws IOException {
        return new RawTarget(connection -> {
            connection.head();
            connection.send(text);
        });
    }

    String uri() {
        return "http://localhost:" + server.getLocalPort() + "/";
    }

    int port() {
        return server.getLocalPort();
    }

    /// How many connections were made so far.
    int connections() {
        return open.size();
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> run(script, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void run(Script script, Socket socket) {
        try (socket) {
            script.run(new Connection(socket));
        } catch (Exception e) {
            // The other side went away, which some tests are about; what they expect is asserted at the client.
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            // One that comes in at this moment may still be accepted.
            acceptor.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One connection as the target sees it.
    record Connection(Socket socket) {

        /// The next request's lines up to the empty one, which is included.
        String head() throws IOException {
            return until("\r\n\r\n");
        }

        String until(String text) throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            while (read.indexOf(text) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("The connection ended after: " + read);
                }
                read.append((char) next);
            }
            return read.toString();
        }

        String bytes(int count) throws IOException {
            return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
        }

        void send(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /// Ends the connection with a reset instead of a regular end.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Waits until the other side ends the connection.
        void awaitEnd() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}
