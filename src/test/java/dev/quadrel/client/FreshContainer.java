package dev.quadrel.client;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.Selection;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A container for one test, which is gone afterwards.
record FreshContainer(ContainerClient root, ContainerClient container) implements AutoCloseable {

    static FreshContainer on(String server) {
        return on(server, Options.USUAL);
    }

    static FreshContainer on(String server, Options options) {
        ContainerClient root = (ContainerClient) Quadrel.connect(URI.create(server), options);
        return new FreshContainer(
                root, (ContainerClient) root.create(NewNode.container().key("j-" + UUID.randomUUID())));
    }

    @Override
    public void close() {
        container.delete(Deletion.ALL);
        root.context().close();
    }

    static Selection box(ArrayBlock block) {
        return Selection.of(new Box(block.offset(), block.values().shape()));
    }

    static synchronized void note(List<Long> heard, long done, long total) {
        if (done == total) {
            heard.add(total);
        }
    }

    /// Three elements of each type that arrays have, with bits of all sorts.
    static List<NdArray> arraysOfEveryType() {
        List<NdArray> arrays = new ArrayList<>();
        for (Endianness order : List.of(Endianness.LITTLE, Endianness.BIG)) {
            for (int size : List.of(2, 4, 8)) {
                arrays.add(random(new Builtin(order, Kind.INT, size, null)));
                arrays.add(random(new Builtin(order, Kind.UINT, size, null)));
                arrays.add(random(new Builtin(order, Kind.FLOAT, size, null)));
            }
            arrays.add(random(new Builtin(order, Kind.COMPLEX, 8, null)));
            arrays.add(random(new Builtin(order, Kind.COMPLEX, 16, null)));
            arrays.add(random(new Builtin(order, Kind.DATETIME, 8, "[ns]")));
            arrays.add(random(new Builtin(order, Kind.TIMEDELTA, 8, "[ms]")));
        }
        arrays.add(random(NdTypes.INT8));
        arrays.add(random(NdTypes.UINT8));
        arrays.add(NdArray.of(NdTypes.BOOL, List.of(3L), MemorySegment.ofArray(new byte[] {1, 0, 1})));
        arrays.add(NdArray.ofTexts(List.of("a", "bär", "")));
        arrays.add(NdArray.of(NdTypes.simple(Kind.BYTES, 3), List.of(3L), MemorySegment.ofArray(new byte[] {
            97, 0, 0, 98, 99, 0, 1, 2, 3
        })));
        return arrays;
    }

    /// A type of several fields, with three elements.
    static NdArray struct() {
        DataType pair = new Struct(
                12,
                List.of(
                        new Field("x", new Builtin(Endianness.LITTLE, Kind.INT, 4, null), null),
                        new Field("y", new Builtin(Endianness.LITTLE, Kind.FLOAT, 8, null), null)));
        return random(pair);
    }

    /// Three elements of each type that only some machines have.
    static List<NdArray> longDoubles() {
        return List.of(
                random(new Builtin(Endianness.LITTLE, Kind.FLOAT, 16, null)),
                random(new Builtin(Endianness.BIG, Kind.FLOAT, 16, null)),
                random(new Builtin(Endianness.LITTLE, Kind.COMPLEX, 32, null)));
    }

    private static NdArray random(DataType type) {
        byte[] bytes = new byte[3 * type.itemSize()];
        new Random(type.hashCode()).nextBytes(bytes);
        return NdArray.of(type, List.of(3L), MemorySegment.ofArray(bytes));
    }
}
