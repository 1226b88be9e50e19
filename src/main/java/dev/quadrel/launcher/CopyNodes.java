package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Sync;
import dev.quadrel.structure.NodePath;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "Code 1 where nodes were left out, which are named. If it is ended before, the node whose data is not all"
                    + " there is deleted, and containers that lack nodes are named."
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
    private FormArguments form = new FormArguments();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        ContainerClient source = container(arguments.connect(from));
        try (Context _ = source.context();
                ProgressBar bar = arguments.bar()) {
            NodeAddress place =
                    toKey.map(key -> new NodeAddress(to, Optional.of(key))).orElseGet(() -> arguments.address(to));
            ContainerClient target = container(place.connect(arguments.options()));
            try (Context _ = target.context()) {
                Sync.Report report = copied(source, target, bar);
                bar.end();
                return show(report);
            }
        }
    }

    private Sync.Report copied(ContainerClient source, ContainerClient target, ProgressBar bar) {
        CopyUnderWay under = new CopyUnderWay(text -> {
            bar.end();
            System.err.println(text);
        });
        try (Interruption _ = new Interruption(under)) {
            return Sync.copy(source, target, skip ? Sync.Taken.SKIP : Sync.Taken.FAIL, under);
        }
    }

    private int show(Sync.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (form.isForPeople()) {
            out.println("Copied " + report.copied().size() + " nodes");
            for (NodePath left : report.skipped()) {
                spec.commandLine().getErr().println("Left out: " + Visible.text(left.toString()));
            }
        } else {
            report.copied().forEach(path -> out.println(line(path, true)));
            report.skipped().forEach(path -> out.println(line(path, false)));
        }
        out.flush();
        return report.skipped().isEmpty() ? Launcher.DONE : Launcher.FAILED;
    }

    private static String line(NodePath path, boolean copied) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("path", path.text());
        members.put("copied", copied);
        return NodeTable.line(members);
    }

    private static ContainerClient container(NodeClient node) {
        if (node instanceof ContainerClient container) {
            return container;
        }
        throw new StartFailure(node + " is no container");
    }
}
