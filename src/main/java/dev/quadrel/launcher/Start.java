package dev.quadrel.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "An application, as quadrel make or freeze has written it. Options here change what it says.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private StartArguments arguments = new StartArguments();

    @Override
    public Integer call() {
        if (arguments.isOnStandardOutput()) {
            throw new ParameterException(spec.commandLine(), "--logfile: a server in the background needs a file");
        }
        RunningServer server = arguments.daemon().start(arguments.start(file), Serve.progress());
        tell(spec.commandLine().getOut(), arguments.address(server), server);
        return Launcher.DONE;
    }

    static void tell(PrintWriter out, String address, RunningServer server) {
        out.println(address);
        out.println("PID " + server.process().pid());
        out.flush();
    }
}
