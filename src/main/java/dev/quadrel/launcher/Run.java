package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "An application, as quadrel make or freeze has written it. Options here change what it says.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private StartArguments arguments = new StartArguments();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run(arguments, arguments.start(file));
    }

    static int run(StartArguments arguments, DaemonStart start) throws IOException, InterruptedException {
        RunningServer server = arguments.daemon().run(start, !arguments.isOnStandardOutput(), Serve.progress());
        return new Foreground(server).run(ready -> {
            System.out.println(arguments.address(ready));
            System.out.flush();
        });
    }
}
