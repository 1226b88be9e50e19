package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is in a file: `quadrel show`.
@Command(
        name = "show",
        description = "Prints the application in a file, without its secrets.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Show implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "As quadrel make or freeze has written it.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(ConfigurationCodec.masked(ConfigurationFile.read(file)));
        spec.commandLine().getOut().flush();
        return Launcher.DONE;
    }
}
