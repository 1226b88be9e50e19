package dev.quadrel.launcher;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/// In which form commands of a catalog say what they have found or done.
final class FormArguments {

    @Option(names = "--json", description = "JSON, a line for each node, as where the output is no terminal.")
    private boolean json;

    /// Words for people, JSON for programs.
    boolean isForPeople() {
        return !json && Terminal.isThere();
    }

    /// A table for people, JSON for programs.
    NodeTable table(PrintWriter out) {
        return new NodeTable(out, isForPeople());
    }
}
