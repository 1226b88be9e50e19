package dev.quadrel.launcher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The commands of a running server: `quadrel console`.
@Command(
        name = "console",
        description = {
            "Runs commands of a server: the one in the words, those of a file or pipe a line each, or those that you"
                    + " type (TAB completes). The command help lists all.",
            "Code 0 where all were done, 1 where one was refused or has failed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "One command: console jobs")
    private List<String> words = new ArrayList<>();

    @Mixin
    private RemoteArguments remote = new RemoteArguments();

    @Override
    public Integer call() {
        RemoteCommands commands = new RemoteCommands(remote.server());
        PrintWriter out = spec.commandLine().getOut();
        if (!words.isEmpty()) {
            return show(commands.run(String.join(" ", words)), out);
        }
        return new ConsoleLoop(commands, out).run();
    }

    /// Prints what came of a line; the exit code.
    static int show(RemoteCommands.Outcome outcome, PrintWriter out) {
        if (!outcome.text().isEmpty()) {
            out.println(outcome.text());
            out.flush();
        }
        return outcome.done() ? Launcher.DONE : Launcher.FAILED;
    }
}
