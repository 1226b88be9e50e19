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
import java.nio.charset.StandardCharsets;
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
    private FormArguments form = new FormArguments();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        arguments.beQuiet();
        NodeClient node = arguments.connect(address);
        try (Context _ = node.context()) {
            if (metadata || format.isEmpty() && node instanceof ContainerClient) {
                describe(node);
            } else {
                show(node);
            }
        }
        return Launcher.DONE;
    }

    private void describe(NodeClient node) {
        PrintWriter out = spec.commandLine().getOut();
        if (form.isForPeople()) {
            out.println(Visible.lines(Json.pretty(NodeTable.described(node))));
        } else {
            out.println(NodeTable.line(NodeTable.described(node)));
        }
        out.flush();
    }

    private void show(NodeClient node) {
        PrintStream out = Terminal.isThere()
                ? new PrintStream(new VisibleStream(System.out), false, StandardCharsets.UTF_8)
                : System.out;
        node.export(out, format.orElseGet(() -> usual(node.structure())));
        end(out);
    }

    /// The prompt of the shell comes on a line of its own.
    private static void end(PrintStream out) {
        if (Terminal.isThere()) {
            out.println();
        }
        out.flush();
    }

    /// A single number has none.
    static boolean hasLines(Structure structure) {
        return switch (structure) {
            case TableStructure _ -> true;
            case ArrayStructure array ->
                !array.shape().isEmpty() && array.shape().size() <= LINES_AND_COLUMNS;
            default -> false;
        };
    }

    private static String usual(Optional<Structure> structure) {
        return structure.filter(ShowNode::hasLines).isPresent() ? "text/csv" : "application/json";
    }
}
