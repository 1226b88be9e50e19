package dev.quadrel.launcher;

import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.SparseClient;
import dev.quadrel.client.TableClient;
import dev.quadrel.structure.NdSlice;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The data of a node in a file: `quadrel get`.
@Command(
        name = "get",
        description = {
            "Fetches the data of a node into a file, in the format that the name of the file ends with: csv, json,"
                    + " parquet, arrow, npy, tiff, png, h5, xlsx, ... as the server has them for it.",
            "The file is there when it is whole. A pipe or a device gets the data itself."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class GetData implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Parameters(index = "0", paramLabel = "ADDRESS", description = NodeArguments.ADDRESS)
    private String address = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where it is put; - for the output.")
    private String file = STANDARD_OUTPUT;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Instead of the ending of the file's name.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--slice", paramLabel = "SLICE", description = "Of an array, as numpy has it: 0,10:20,::2")
    private Optional<String> slice = Optional.empty();

    @Option(names = "--column", paramLabel = "NAME", description = "Of a table; more than once for several.")
    private List<String> columns = List.of();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        String wanted = format.orElseGet(this::ending);
        Optional<NdSlice> part = slice.map(NdSlice::parse);
        boolean printed = file.equals(STANDARD_OUTPUT);
        if (printed) {
            arguments.beQuiet();
        }
        NodeClient node = arguments.connect(address);
        try (Context _ = node.context();
                ProgressBar _ = arguments.bar()) {
            refuseOthers(node);
            if (printed) {
                export(node, System.out, wanted, part);
                System.out.flush();
            } else {
                WholeFile.write(Path.of(file), out -> export(node, out, wanted, part));
            }
        }
        return Launcher.DONE;
    }

    private String ending() {
        String name = String.valueOf(Path.of(file).getFileName());
        int dot = name.lastIndexOf('.');
        if (dot < 0 || dot == name.length() - 1) {
            throw new IllegalArgumentException("The name of the file does not say the format, so --format has to");
        }
        return name.substring(dot + 1);
    }

    /// Options that are not for such a node.
    private void refuseOthers(NodeClient node) {
        boolean sliced = node instanceof ArrayClient || node instanceof SparseClient || slice.isEmpty();
        boolean chosen = node instanceof TableClient || columns.isEmpty();
        if (!sliced || !chosen) {
            throw new IllegalArgumentException("--slice is for arrays and --column for tables; here, "
                    + switch (node) {
                        case ArrayClient _, SparseClient _ -> node + " takes --slice only";
                        case TableClient _ -> node + " takes --column only";
                        default -> node + " takes neither";
                    });
        }
    }

    private void export(NodeClient node, OutputStream out, String wanted, Optional<NdSlice> part) {
        switch (node) {
            case ArrayClient array when part.isPresent() -> array.export(out, wanted, part.get());
            case SparseClient array when part.isPresent() -> array.export(out, wanted, part.get());
            case TableClient table when !columns.isEmpty() -> table.export(out, wanted, columns.toArray(String[]::new));
            default -> node.export(out, wanted);
        }
    }
}
