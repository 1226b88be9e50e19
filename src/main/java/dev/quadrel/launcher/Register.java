package dev.quadrel.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A folder's files in the catalog of a running server: `quadrel register`.
@Command(
        name = "register",
        description = {
            "Makes a node of the catalog for each file in a folder that the server reads (npy, Zarr, CSV, Parquet,"
                    + " Arrow), and a container for each folder in it. The files stay where they are, and the server"
                    + " must be allowed to read them there.",
            "Code 0 where all of these are in the catalog afterwards, 1 where the server has refused one."
        },
        footer = {
            "",
            "Examples:",
            "  quadrel start --readable-storage /data",
            "  quadrel register /data/2026 --into beamtime/june",
            "  quadrel register --url 'http://127.0.0.1:27241/?api_key=SECRET' /data/2026"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Register implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Whose files are registered.")
    private Path folder = Path.of("");

    @Option(
            names = "--into",
            paramLabel = "PATH",
            defaultValue = "",
            description = "The container that they are put into, which is made where it is missing: beamtime/june."
                    + " Default: the root.")
    private String into = "";

    @Mixin
    private RemoteArguments remote = new RemoteArguments();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "FOLDER: " + folder + " is no folder");
        }
        FolderTree tree = FolderTree.of(folder.toRealPath());
        List<String> parent =
                Stream.of(into.split("/")).filter(key -> !key.isEmpty()).toList();
        Registration registration = new Registration(remote.server(), parent);
        registration.run(tree, new CountBar(System.err, Terminal.isThere()));
        PrintWriter out = spec.commandLine().getOut();
        registration.summary(tree).forEach(out::println);
        out.flush();
        return registration.failed().isEmpty() ? Launcher.DONE : Launcher.FAILED;
    }
}
