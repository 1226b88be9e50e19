package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Writes the chunks of an array.
final class ArrayWriting {

    private ArrayWriting() {}

    static void all(ArrayClient array, ArrayStructure layout, NdArray values) {
        check(layout, values, layout.shape());
        if (layout.elements() == 0) {
            return;
        }
        Options options = array.context().options();
        String what = "write " + array.path();
        AtomicLong done = new AtomicLong();
        List<Runnable> tasks = new ArrayList<>();
        for (List<Integer> block : blocks(layout.chunks().counts())) {
            tasks.add(() -> {
                Box box = layout.chunks().block(block);
                if (box.elements() > 0) {
                    put(array, block, values.slice(Selection.of(box)));
                    options.progress()
                            .at(
                                    what,
                                    done.addAndGet(
                                            box.elements() * layout.dataType().itemSize()),
                                    layout.bytes());
                }
            });
        }
        Workers.each(options.parallel(), tasks);
    }

    /// The numbers of all chunks.
    static List<List<Integer>> blocks(List<Integer> counts) {
        List<List<Integer>> blocks = List.of(List.of());
        for (int count : counts) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> block : blocks) {
                for (int i = 0; i < count; i++) {
                    List<Integer> more = new ArrayList<>(block);
                    more.add(i);
                    longer.add(more);
                }
            }
            blocks = longer;
        }
        return blocks;
    }

    static void block(ArrayClient array, ArrayStructure layout, NdArray values, List<Integer> block) {
        Box box = layout.chunks().block(block);
        check(layout, values, box.shape());
        put(array, block, values);
    }

    private static void put(ArrayClient array, List<Integer> block, NdArray values) {
        Address address =
                block.isEmpty() ? array.context().address("array/full", array.path()) : array.blockAddress(block);
        Payload payload = Payload.memory(ArrayClient.BYTES, values.bytes());
        array.transport().send(Request.of("PUT", address.uri()).with(payload));
    }

    /// Gives back the node as it is afterwards.
    static Item patch(ArrayClient array, NdArray values, List<Long> offset, boolean extend) {
        check(array.layout(), values, values.shape());
        Address address = array.context()
                .address("array/full", array.path())
                .with("offset", ArrayClient.joined(offset))
                .with("shape", ArrayClient.joined(values.shape()))
                .with("extend", extend);
        Payload payload = Payload.memory(ArrayClient.BYTES, values.bytes());
        Members structure = array.transport()
                .send(Request.of("PATCH", address.uri()).with(payload))
                .members();
        return array.item().with(Map.of("structure", structure.map()));
    }

    private static void check(ArrayStructure layout, NdArray values, List<Long> shape) {
        if (!values.type().equals(layout.dataType()) || !values.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "%s does not fit %s of the shape %s".formatted(values, layout.dataType(), shape));
        }
    }
}
