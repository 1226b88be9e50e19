package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.json.Json;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.TableStructure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is in a node, as text: `quadrel cat`.
@Command(
        name = "cat",
        description = "Shows the data of a node as text, or what a container says of itself.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ShowNode implements Callable<Integer> {

    private static final int LINES_AND_COLUMNS = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", arity = "0..1", defaultValue = "", description = NodeArguments.ADDRESS)
    private String address = "";

    @Option(names = "--metadata", description = "What the node says of itself, not its data.")
    private boolean metadata;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Such as csv or json. Default: CSV where it has lines and columns, else JSON.")
    private Optional<String> format = Optional.empty();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        NodeClient node = arguments.connect(address);
        try (Context _ = node.context()) {
            if (metadata || format.isEmpty() && node instanceof ContainerClient) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(Json.pretty(NodeTable.described(node)));
                out.flush();
            } else {
                node.export(System.out, format.orElseGet(() -> usual(node.structure())));
                end(System.out);
            }
        }
        return Launcher.DONE;
    }

    /// The prompt of the shell comes on a line of its own.
    private static void end(PrintStream out) {
        if (Terminal.isThere()) {
            out.println();
        }
        out.flush();
    }

    private static String usual(Optional<Structure> structure) {
        boolean lines = structure
                .map(layout -> layout instanceof TableStructure
                        || layout instanceof ArrayStructure array
                                && array.shape().size() <= LINES_AND_COLUMNS)
                .orElse(false);
        return lines ? "text/csv" : "application/json";
    }
}
