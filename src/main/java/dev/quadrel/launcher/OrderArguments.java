package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.NodeClient;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// In which order nodes are listed, and how many of them.
final class OrderArguments {

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            split = ",",
            description = "By these keys of metadata; id for the nodes' own; with - before it backwards.")
    private List<String> sort = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "So many at most.")
    private long limit = Long.MAX_VALUE;

    /// The nodes of a container.
    Stream<NodeClient> nodes(ContainerClient container) {
        return container.sort(sort.toArray(String[]::new)).values().slice(0, limit).stream();
    }
}
