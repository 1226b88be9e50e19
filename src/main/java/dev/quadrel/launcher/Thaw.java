package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A frozen application that goes on: `quadrel thaw`.
@Command(
        name = "thaw",
        description = {
            "Runs an application that quadrel freeze has written, with the state that it had then, until Ctrl-C or a"
                    + " signal.",
            "Its folder is a new one, or one whose server has left no state of this application. To go on with a"
                    + " state that is there already, use quadrel run."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Thaw implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "As quadrel freeze has written it.")
    private Path file = Path.of("");

    @Mixin
    private StartArguments arguments = new StartArguments();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DaemonStart start = arguments.start(Optional.of(file));
        if (start.application().flatMap(Configuration::state).isEmpty()) {
            throw new StartFailure(file + " has no state; start it by quadrel run");
        }
        start.refuseOwnState(arguments.daemon().folder());
        return Run.run(arguments, start);
    }
}
