package dev.quadrel.launcher;

import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.TableClient;
import dev.quadrel.structure.NdSlice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            "The file is there when it is whole."
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
    public Integer call() throws IOException {
        String wanted = format.orElseGet(this::ending);
        NodeClient node = arguments.connect(address);
        try (Context _ = node.context()) {
            if (file.equals(STANDARD_OUTPUT)) {
                export(node, System.out, wanted);
                System.out.flush();
            } else {
                save(node, Path.of(file).toAbsolutePath(), wanted);
            }
        }
        return Launcher.DONE;
    }

    private String ending() {
        int dot = file.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("The name of the file does not say the format, so --format has to");
        }
        return file.substring(dot + 1);
    }

    private void save(NodeClient node, Path target, String wanted) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                export(node, out, wanted);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void export(NodeClient node, OutputStream out, String wanted) {
        switch (node) {
            case ArrayClient array when slice.isPresent() -> array.export(out, wanted, NdSlice.parse(slice.get()));
            case TableClient table when !columns.isEmpty() -> table.export(out, wanted, columns.toArray(String[]::new));
            default -> node.export(out, wanted);
        }
    }
}
