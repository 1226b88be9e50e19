package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NewData;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Upload;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
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

/// A file as a new node: `quadrel put`.
@Command(
        name = "put",
        description = {
            "Stores a file as a new node: .npy as an array; .arrow, .feather, .csv and .parquet as a table.",
            "Prints where the node is. If it is ended before the node is whole, the node is deleted."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PutData implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "What is stored.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "ADDRESS",
            description = "Of the new node: URL of its container, or profile and keys, then / and its key.")
    private String address = "";

    @Option(names = "--metadata", paramLabel = "JSON", description = "What is said about it, as a JSON object.")
    private String metadata = "{}";

    @Mixin
    private FormArguments form = new FormArguments();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        Map<String, @Nullable Object> values = values();
        NodeAddress.Place place = arguments.address(address).place();
        NodeClient parent = place.container().connect(arguments.options());
        try (Context _ = parent.context();
                ProgressBar _ = arguments.bar()) {
            if (!(parent instanceof ContainerClient container)) {
                throw new StartFailure(parent + " is no container, so nothing can be put into it");
            }
            if (String.valueOf(file).toLowerCase(Locale.ROOT).matches(".*\\.(csv|parquet)")) {
                ServerLibraries.use(ServerHome.find(Optional.empty(), Serve.progress()));
            }
            NodeClient made = stored(container, NewData.named(place.key()).metadata(values), place.key());
            arguments.bar().end();
            spec.commandLine().getOut().println(form.isForPeople() ? made.uri() : described(made));
        }
        return Launcher.DONE;
    }

    /// Of a node that was there before, nothing is deleted.
    private NodeClient stored(ContainerClient container, NewData how, String key) {
        if (container.containsKey(key)) {
            return Upload.file(container, file, how);
        }
        UnfinishedNode unfinished = new UnfinishedNode(container, key, text -> {
            arguments.bar().end();
            System.err.println(text);
        });
        try (Interruption _ = new Interruption(unfinished)) {
            return Upload.file(container, file, how);
        }
    }

    private static String described(NodeClient node) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(NodeTable.described(node));
        members.put("uri", node.uri().toString());
        return NodeTable.line(members);
    }

    private Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (!(parsed(metadata) instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("--metadata is a JSON object, not " + metadata);
        }
        members.forEach((name, value) -> values.put(String.valueOf(name), value));
        return values;
    }

    private static @Nullable Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (ProblemException e) {
            throw new IllegalArgumentException(
                    "--metadata: " + String.valueOf(e.getMessage()).replace("The body", "this"), e);
        }
    }
}
