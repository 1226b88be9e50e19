package dev.quadrel.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The simple server: `quadrel serve`.
@Command(
        name = "serve",
        description = {
            "Serves folders and a catalog until Ctrl-C, and prints one address with the key that allows everything.",
            "Without --directory all that is stored goes when it ends, and it is quick to start rather than to answer"
                    + " many requests."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false)
final class Serve implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..*",
            description = "Send the files in it: those of one folder at /, those of each of several at /NAME/.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0", description = "Default: a free one.")
    private int port;

    @Option(
            names = "--directory",
            paramLabel = "FOLDER",
            description = "Keep files, databases and logs here; the next server with it goes on with them.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--open", description = "Show it in a browser.")
    private boolean open;

    @Mixin
    private ServerArguments arguments = new ServerArguments();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerOptions options = arguments.options(ServerOptions.simple().port(port), directory);
        for (Path folder : folders) {
            Path name = folder.toAbsolutePath().normalize().getFileName();
            options = options.files(
                    folders.size() == 1 || name == null ? "/" : name.toString(), arguments.folder("FOLDER", folder));
        }
        Foreground foreground = new Foreground(RunningServer.start(options, Supervision::watched, progress()));
        return foreground.run(this::show);
    }

    private void show(RunningServer server) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(folders.isEmpty() ? server.entrance() : server.page());
        out.flush();
        if (open) {
            Browser.open(server.page());
        }
    }

    static Progress progress() {
        return Progress.on(System.err, Terminal.isThere());
    }
}
