package dev.quadrel.launcher;

import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Options;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How commands that speak with a catalog reach it.
final class NodeArguments {

    static final String ADDRESS =
            "URL of a server or of a node, or the name of a profile of Tiled's and the keys of a node:"
                    + " lab/scans/17. Default: the default profile.";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Instead of that of the URL, of TILED_API_KEY, or of who has logged in.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--quiet", description = "No progress bar.")
    private boolean quiet;

    private final ProgressBar bar = new ProgressBar(System.err);

    NodeAddress address(String text) {
        return new NodeAddress(text, key);
    }

    NodeClient connect(String text) {
        return address(text).connect(options());
    }

    Options options() {
        QuietMemory.warnNobody();
        return isQuiet() ? Options.USUAL : Options.USUAL.progress(bar);
    }

    /// Whether nobody looks at a progress bar.
    boolean isQuiet() {
        return quiet || !Terminal.isThere();
    }

    /// Without a progress bar, as data goes to the terminal.
    void beQuiet() {
        quiet = true;
    }

    /// What is gone from the terminal when it is closed, before anything else is printed there.
    ProgressBar bar() {
        return bar;
    }
}
