package dev.quadrel.launcher;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A server that runs as long as this program, which ends with code 0 when it is told to: by Ctrl-C or a signal.
final class Foreground {

    private final RunningServer server;
    private final AtomicBoolean told = new AtomicBoolean();

    Foreground(RunningServer server) {
        this.server = server;
    }

    /// Returns when the server has ended by itself; a signal ends the program here.
    ///
    /// @param ready what to do with the server
    /// @return the exit code
    int run(Consumer<RunningServer> ready) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "quadrel-end"));
        ready.accept(server);
        int code = server.process().waitFor();
        if (told.get()) {
            // The hook ends the program.
            Thread.sleep(Long.MAX_VALUE);
        }
        if (code != 0) {
            System.err.println("The server has ended with code " + code + ": " + server.reason());
        }
        server.folder().remove();
        return code == 0 ? Launcher.DONE : Launcher.FAILED;
    }

    private void end() {
        if (!server.process().isAlive()) {
            return;
        }
        told.set(true);
        System.err.println("stopping");
        server.close();
        Runtime.getRuntime().halt(Launcher.DONE);
    }
}
