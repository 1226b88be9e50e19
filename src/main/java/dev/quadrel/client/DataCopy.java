package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Copies the data of a node into a node of the same structure.
final class DataCopy {

    private DataCopy() {}

    static void of(NodeClient from, NodeClient to) {
        switch (from) {
            case ArrayClient array -> array(array, (ArrayClient) to);
            case TableClient table -> table(table, to);
            case SparseClient sparse -> sparse(sparse, to);
            case AwkwardClient awkward -> whole(awkward, to, "awkward/full", Zips.TYPE);
            case RaggedClient ragged -> whole(ragged, to, "ragged/full", Zips.TYPE);
            case ContainerClient _ -> throw new IllegalArgumentException(from + " has no data of its own");
            default -> throw new IllegalArgumentException("The data of " + from + " cannot be copied");
        }
    }

    private static void array(ArrayClient from, ArrayClient to) {
        ArrayStructure layout = from.layout();
        List<Runnable> tasks = new ArrayList<>();
        for (List<Integer> block : ArrayWriting.blocks(layout.chunks().counts())) {
            tasks.add(() -> {
                Box box = layout.chunks().block(block);
                if (box.elements() > 0) {
                    NdArray values = new ArrayView(from, layout, Selection.of(box)).read();
                    ArrayWriting.block(to, layout, values, block);
                }
            });
        }
        Workers.each(to.context().options().parallel(), tasks);
    }

    private static void table(TableClient from, NodeClient to) {
        for (int partition = 0; partition < from.layout().partitions(); partition++) {
            bytes(
                    from,
                    from.context().address("table/partition", from.path()).with("partition", partition),
                    to,
                    to.context().address("table/partition", to.path()).with("partition", partition),
                    ArrowData.TYPE);
        }
    }

    private static void sparse(SparseClient from, NodeClient to) {
        for (List<Integer> block : ArrayWriting.blocks(from.chunks().counts())) {
            String numbers = block.stream().map(String::valueOf).collect(Collectors.joining(","));
            bytes(
                    from,
                    from.context().address("array/block", from.path()).with("block", numbers),
                    to,
                    to.context().address("array/block", to.path()).with("block", numbers),
                    ArrowData.TYPE);
        }
    }

    private static void whole(NodeClient from, NodeClient to, String route, String type) {
        bytes(from, from.context().address(route, from.path()), to, to.context().address(route, to.path()), type);
    }

    private static void bytes(NodeClient from, Address source, NodeClient to, Address target, String type) {
        Reply data = from.transport().send(Request.get(source.uri()).accept(type));
        to.transport().send(Request.of("PUT", target.uri()).with(Payload.bytes(type, data.body())));
    }
}
