package dev.quadrel.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server for a Java program or a test, in a process of its own:
/// `try (SimpleServer server = SimpleServer.start()) { ... server.uri() ... }`.
///
/// It ends when it is closed, or with the program, however that ends; not because nobody refers to it any more. Several
/// may run at once. For many threads.
public final class SimpleServer implements AutoCloseable {

    private final RunningServer server;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atExit = new Thread(this::end, "quadrel-simple-server");

    private SimpleServer(RunningServer server) {
        this.server = server;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// One with a free port, a random key and temporary storage.
    ///
    /// @throws StartFailure where it cannot be started
    public static SimpleServer start() {
        return start(ServerOptions.simple());
    }

    /// Returns when the server is ready.
    ///
    /// @throws StartFailure where it cannot be started
    public static SimpleServer start(ServerOptions options) {
        return new SimpleServer(RunningServer.start(options, Supervision::watched, Progress.silent()));
    }

    /// The address of the catalog with the key, as Tiled's clients take it.
    public URI uri() {
        return server.entrance();
    }

    /// The address of a path, without the key.
    ///
    /// @param path such as `/hello.txt`
    public URI uri(String path) {
        return server.uri().resolve(path);
    }

    /// The page for browsers, with the key.
    public URI webUi() {
        return server.page();
    }

    /// The key that allows everything; none where users log in.
    public Optional<String> apiKey() {
        return server.key();
    }

    /// Where the server keeps all that it keeps, its logs too; gone after the end unless the options name it.
    public Path directory() {
        return server.folder().folder();
    }

    /// Whether the server runs.
    public boolean isRunning() {
        return server.process().isAlive();
    }

    /// Returns when requests under way and the server have ended, and temporary storage is removed.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The program ends, which closes the server too.
                return;
            }
            server.close();
        }
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            server.close();
        }
    }
}
