package dev.quadrel.launcher;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server for the tests of a class, with JUnit: `@RegisterExtension static final SimpleServerExtension SERVER = new
/// SimpleServerExtension(ServerOptions.simple());`. In a static field it is started once for all tests of the class,
/// in another one for each test.
public final class SimpleServerExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final ServerOptions options;
    private @Nullable SimpleServer server;
    private boolean forAll;

    public SimpleServerExtension(ServerOptions options) {
        this.options = options;
    }

    /// The server, while a test runs.
    public SimpleServer server() {
        if (server == null) {
            throw new IllegalStateException("There is a server while a test runs only");
        }
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forAll = true;
        server = SimpleServer.start(options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forAll) {
            server = SimpleServer.start(options);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forAll) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
