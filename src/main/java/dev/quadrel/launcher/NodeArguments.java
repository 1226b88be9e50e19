package dev.quadrel.launcher;

import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Options;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How commands that speak with a catalog reach it, and how they show what they find.
final class NodeArguments {

    static final String ADDRESS =
            "URL of a server or of a node, or the name of a profile of Tiled's and the keys of a node:"
                    + " lab/scans/17. Default: the default profile.";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Instead of that of the URL, of TILED_API_KEY, or of who has logged in.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--json", description = "JSON, a line for each node, as where the output is no terminal.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress bar.")
    private boolean quiet;

    NodeAddress address(String text) {
        return new NodeAddress(text, key);
    }

    NodeClient connect(String text) {
        return address(text).connect(options());
    }

    Options options() {
        QuietMemory.warnNobody();
        return quiet || !Terminal.isThere() ? Options.USUAL : Options.USUAL.progress(new ProgressBar(System.err));
    }

    /// A table for people, JSON for programs.
    NodeTable table(PrintWriter out) {
        return new NodeTable(out, !json && Terminal.isThere());
    }
}
