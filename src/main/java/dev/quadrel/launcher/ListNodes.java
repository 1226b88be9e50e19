package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The nodes of a container: `quadrel ls`.
@Command(
        name = "ls",
        description = "Lists the nodes of a container, or shows another node.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ListNodes implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", arity = "0..1", defaultValue = "", description = NodeArguments.ADDRESS)
    private String address = "";

    @Mixin
    private OrderArguments order = new OrderArguments();

    @Mixin
    private FormArguments form = new FormArguments();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        NodeClient node = arguments.connect(address);
        try (Context _ = node.context()) {
            form.table(spec.commandLine().getOut()).show(nodes(node));
        }
        return Launcher.DONE;
    }

    private Stream<NodeClient> nodes(NodeClient node) {
        return node instanceof ContainerClient container ? order.nodes(container) : Stream.of(node);
    }
}
