package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Sync;
import dev.quadrel.structure.NodePath;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// All that is in a container, in another one: `quadrel copy`.
@Command(
        name = "copy",
        description = {
            "Copies all that is in a container into another one, of the same server or of another.",
            "Code 1 where nodes were left out, which are named."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CopyNodes implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FROM", description = NodeArguments.ADDRESS)
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The same.")
    private String to = "";

    @Option(names = "--to-api-key", paramLabel = "KEY", description = "As --api-key, for the server that is copied to.")
    private Optional<String> toKey = Optional.empty();

    @Option(names = "--skip", description = "Leave out what is there already, instead of ending with it.")
    private boolean skip;

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        ContainerClient source = container(arguments.connect(from));
        try (Context _ = source.context()) {
            NodeAddress place =
                    toKey.map(key -> new NodeAddress(to, Optional.of(key))).orElseGet(() -> arguments.address(to));
            ContainerClient target = container(place.connect(arguments.options()));
            try (Context _ = target.context()) {
                return show(Sync.copy(source, target, skip ? Sync.Taken.SKIP : Sync.Taken.FAIL));
            }
        }
    }

    private int show(Sync.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Copied " + report.copied().size() + " nodes");
        for (NodePath left : report.skipped()) {
            spec.commandLine().getErr().println("Left out: " + left);
        }
        return report.skipped().isEmpty() ? Launcher.DONE : Launcher.FAILED;
    }

    private static ContainerClient container(NodeClient node) {
        if (node instanceof ContainerClient container) {
            return container;
        }
        throw new StartFailure(node + " is no container");
    }
}
