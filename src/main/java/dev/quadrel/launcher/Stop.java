package dev.quadrel.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The end of a server in the background: `quadrel stop`.
@Command(
        name = "stop",
        description = {
            "Stops a server, and returns when it has ended. Requests under way have half a minute to end.",
            "Code 0 where it has ended, or none runs; 1 where it had to be killed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Stop implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "After which it is killed. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        return stop(
                place.daemon(), Duration.ofSeconds(seconds), spec.commandLine().getOut());
    }

    static int stop(Daemon daemon, Duration most, PrintWriter out) throws InterruptedException {
        Optional<ProcessHandle> process = daemon.process();
        if (process.isEmpty()) {
            daemon.pidFile().dropStale();
            out.println("No server runs in " + daemon.folder());
            return Launcher.DONE;
        }
        if (daemon.stop(process.get(), most)) {
            return Launcher.DONE;
        }
        out.println("The server did not end within " + most.toSeconds() + " s and was killed");
        return Launcher.FAILED;
    }
}
