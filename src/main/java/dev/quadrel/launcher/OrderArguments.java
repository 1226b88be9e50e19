package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.NodeClient;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// In which order nodes are listed, and how many of them.
final class OrderArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            split = ",",
            description = "By these keys of metadata; id for the nodes' own; with - before it backwards.")
    private List<String> sort = List.of();

    private long limit = Long.MAX_VALUE;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most; at least 1.")
    void limit(long most) {
        if (most < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1, not " + most);
        }
        limit = most;
    }

    /// The nodes of a container.
    Stream<NodeClient> nodes(ContainerClient container) {
        return container.sort(sort.toArray(String[]::new)).values().slice(0, limit).stream();
    }
}
