package dev.quadrel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server in a process of its own, which answers requests.
///
/// @param key the key that allows everything; none where users log in
record RunningServer(Process process, ServerFolder folder, URI uri, Optional<String> key, Console console)
        implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(ServerCommandLine.GRACE_SECONDS + 15L);
    private static final int ATTEMPTS = 3;

    /// Starts it and waits until it is ready.
    ///
    /// @param supervision by the folder that it gets
    /// @throws StartFailure where it cannot be; nothing of it is left then but a log
    static RunningServer start(
            ServerOptions options, Function<ServerFolder, Supervision> supervision, Progress progress) {
        try {
            ServerHome home = ServerHome.find(options.server(), progress);
            ServerFolder folder = ServerFolder.of(options.directory());
            try {
                ServerOptions compiled = options.compiled(folder.temporary());
                return start(new ServerStart(home, folder, compiled, supervision.apply(folder)), progress);
            } catch (StartFailure | IOException | UncheckedIOException e) {
                folder.remove();
                throw e;
            } finally {
                progress.done();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartFailure("The server could not be started: " + e, e);
        }
    }

    /// Where its port is one that it may choose, and somebody was faster, it chooses another.
    private static RunningServer start(ServerStart start, Progress progress) throws IOException {
        @Nullable StartFailure last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return start.run(progress);
            } catch (PortTaken e) {
                last = e;
            }
        }
        throw last;
    }

    /// The port is another program's.
    static final class PortTaken extends StartFailure {

        private static final long serialVersionUID = 1L;

        PortTaken(String host, int port) {
            super(message(host, port));
        }

        static String message(String host, int port) {
            return "Port " + port + " of " + host + " is in use by another program; name another by --port";
        }
    }

    /// Requests under way end first, but not after half a minute.
    @Override
    public void close() {
        stop(STOP);
    }

    /// @param most time after which it is killed
    void stop(Duration most) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                process.destroy();
            }
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            folder.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The address at which Tiled's clients find the catalog, with the key.
    URI entrance() {
        return withKey(uri.resolve("/api/v1"));
    }

    /// The page for browsers, with the key.
    URI page() {
        return withKey(uri);
    }

    private URI withKey(URI address) {
        return key.map(secret -> URI.create(address + "?api_key=" + secret)).orElse(address);
    }

    /// Why it has ended, by what it has printed.
    String reason() throws IOException {
        return Console.reason(console.text());
    }
}
