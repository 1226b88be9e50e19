package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A server in the foreground, as a supervisor such as systemd runs it: `quadrel run`.
@Command(
        name = "run",
        description = {
            "Runs a server until Ctrl-C or a signal, and ends with code 0 then.",
            "It goes on with what an earlier server has left in its folder, the key included."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Mixin
    private LogArguments log = new LogArguments();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--hide-key", description = "Print the address without the key, where others read it.")
    private boolean hideKey;

    @Mixin
    private ServerArguments arguments = new ServerArguments();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Daemon daemon = place.daemon();
        Path folder = Files.createDirectories(daemon.folder());
        ServerOptions options = daemon.keyed(arguments.options(port, Optional.of(folder)));
        StoredStart start = new StoredStart(options, log.log(folder));
        RunningServer server = daemon.run(start, !log.isStandardOutput(), Serve.progress());
        return new Foreground(server).run(ready -> {
            System.out.println(hideKey ? ready.uri() : ready.entrance());
            System.out.flush();
        });
    }
}
