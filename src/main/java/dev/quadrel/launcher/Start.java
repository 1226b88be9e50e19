package dev.quadrel.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A server in the background: `quadrel start`.
@Command(
        name = "start",
        description = {
            "Starts a server in the background, and returns when it is ready: then with code 0 and its address and"
                    + " key, otherwise with code 1 and the reason.",
            "It goes on with what an earlier server has left in its folder, the key included."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Start implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Mixin
    private LogArguments log = new LogArguments();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}")
    private int port;

    @Mixin
    private ServerArguments arguments = new ServerArguments();

    @Override
    public Integer call() throws IOException {
        Daemon daemon = place.daemon();
        if (log.isStandardOutput()) {
            throw new ParameterException(spec.commandLine(), "--logfile: a server in the background needs a file");
        }
        Path folder = Files.createDirectories(daemon.folder());
        ServerOptions options = daemon.keyed(arguments.options(port, Optional.of(folder)));
        RunningServer server = daemon.start(new StoredStart(options, log.log(folder)), Serve.progress());
        tell(spec.commandLine().getOut(), server);
        return Launcher.DONE;
    }

    static void tell(PrintWriter out, RunningServer server) {
        out.println(server.entrance());
        out.println("PID " + server.process().pid());
        out.flush();
    }
}
