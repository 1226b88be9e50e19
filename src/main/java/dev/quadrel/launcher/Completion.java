package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What lets a shell complete commands and options: `quadrel completion`.
@Command(
        name = "completion",
        description = "Prints a script by which a shell completes the commands and options of quadrel, those of plugins"
                + " too.",
        footer = {
            "",
            "Example:",
            "  alias quadrel='java -jar /path/to/quadrel.jar'",
            "  source <(quadrel completion bash)"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Completion implements Callable<Integer> {

    /// A shell.
    private enum Shell {
        BASH,
        ZSH
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell = Shell.BASH;

    @Option(
            names = "--server",
            paramLabel = "FOLDER",
            description = "The server whose plugins are meant. Default: that of quadrel.jar.")
    void server(Path folder) {
        // Plugins#server looks for it before the command is parsed.
    }

    @Override
    public Integer call() {
        CommandLine quadrel = spec.root().commandLine();
        String script = AutoComplete.bash("quadrel", quadrel);
        if (shell == Shell.ZSH) {
            // The script is one of bash, which zsh understands after this.
            script = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + script;
        }
        spec.commandLine().getOut().println(script);
        spec.commandLine().getOut().flush();
        return Launcher.DONE;
    }
}
