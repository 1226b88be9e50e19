package dev.quadrel.launcher;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Whether a server runs in the background: `quadrel status`.
@Command(
        name = "status",
        description = {
            "Says whether a server runs, and where it answers.",
            "Code 0 where it runs and is ready, 1 where it runs but is not ready, 3 where none runs."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    private static final int NONE = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Daemon daemon = place.daemon();
        Optional<ProcessHandle> process = daemon.process();
        if (process.isEmpty()) {
            out.println("No server runs in " + daemon.folder());
            return NONE;
        }
        URI address = daemon.stored().address();
        boolean ready = Probe.isReady(address);
        out.println(
                "A server runs at " + address + ", PID " + process.get().pid() + (ready ? "" : ", but is not ready"));
        return ready ? Launcher.DONE : Launcher.FAILED;
    }
}
