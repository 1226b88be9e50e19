package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The nodes of a container that fulfil conditions: `quadrel search`.
@Command(
        name = "search",
        description = {
            "Lists the nodes of a container that fulfil all conditions.",
            "A condition is words of the metadata's texts, or a key with a value: color=red, color!=red, temp<100,"
                + " temp>=20, tags~t1 (has the element or the part), name?=a%% (like, with %% for any characters),"
                + " last? (is there), family:array, spec:xarray_dataset. A value is JSON, or text where it is none.",
            "What is in double quotes is a word or a key whatever is in it: '\"a=b\"', '\"a=b\"=5'."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class SearchNodes implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = NodeArguments.ADDRESS)
    private String address = "";

    @Parameters(index = "1..*", paramLabel = "CONDITION", arity = "1..*", description = "All of which are fulfilled.")
    private List<String> conditions = new ArrayList<>();

    @Mixin
    private OrderArguments order = new OrderArguments();

    @Mixin
    private FormArguments form = new FormArguments();

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        Query[] queries = conditions.stream().map(Conditions::parse).toArray(Query[]::new);
        NodeClient node = arguments.connect(address);
        try (Context _ = node.context()) {
            if (!(node instanceof ContainerClient container)) {
                throw new StartFailure(node + " is no container, so nothing is in it");
            }
            form.table(spec.commandLine().getOut()).show(order.nodes(container.search(queries)));
        }
        return Launcher.DONE;
    }
}
