package dev.quadrel.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stop and start: `quadrel restart`.
@Command(
        name = "restart",
        description = "Stops a server where it runs, and starts it as it was last started, with the same key.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Restart implements Callable<Integer> {

    private static final Duration MOST = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Mixin
    private PassphraseArguments passphrase = new PassphraseArguments();

    @Override
    public Integer call() throws InterruptedException {
        Daemon daemon = place.daemon();
        DaemonStart stored = DaemonStart.again(daemon, passphrase::known);
        PrintWriter out = spec.commandLine().getOut();
        Stop.stop(daemon, MOST, out);
        RunningServer server = daemon.start(stored, Serve.progress());
        Start.tell(out, String.valueOf(server.entrance()), server);
        return Launcher.DONE;
    }
}
