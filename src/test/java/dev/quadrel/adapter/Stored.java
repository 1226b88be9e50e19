package dev.quadrel.adapter;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Arrays for tests, in a folder of their own.
final class Stored {

    static final DataType FLOAT8 = number(Kind.FLOAT, 8);
    static final DataType UINT2 = number(Kind.UINT, 2);
    static final DataType UINT1 = new Builtin(Endianness.NOT_APPLICABLE, Kind.UINT, 1, null);

    final Storage storage;
    final ArrayStores arrays;

    Stored(Path folder) throws IOException {
        storage = new Storage(Optional.of(folder.resolve("data")), List.of());
        arrays = new ArrayStores(storage);
    }

    static Builtin number(Kind kind, int size) {
        return new Builtin(Endianness.LITTLE, kind, size, null);
    }

    static ArrayStructure structure(DataType type, List<List<Long>> chunks) {
        Chunks cut = new Chunks(chunks);
        return new ArrayStructure(type, cut, cut.shape(), null, false);
    }

    /// Each kind of data type that numpy has.
    static List<DataType> types() {
        List<DataType> types = new ArrayList<>();
        types.addAll(types(Endianness.LITTLE));
        types.addAll(types(Endianness.BIG));
        types.add(new Struct(4, List.of(new Field("a", number(Kind.INT, 4), null))));
        for (Kind kind : List.of(Kind.BOOL, Kind.INT, Kind.UINT)) {
            types.add(new Builtin(Endianness.NOT_APPLICABLE, kind, 1, null));
        }
        types.add(new Builtin(Endianness.NOT_APPLICABLE, Kind.BYTES, 5, null));
        types.add(new Builtin(Endianness.NOT_APPLICABLE, Kind.BYTES, 0, null));
        types.add(new Builtin(Endianness.NOT_APPLICABLE, Kind.VOID, 7, null));
        return types;
    }

    private static List<DataType> types(Endianness order) {
        List<DataType> types = new ArrayList<>();
        for (int size : new int[] {2, 4, 8}) {
            types.add(new Builtin(order, Kind.INT, size, null));
            types.add(new Builtin(order, Kind.UINT, size, null));
            types.add(new Builtin(order, Kind.FLOAT, size, null));
        }
        types.add(new Builtin(order, Kind.FLOAT, 16, null));
        types.add(new Builtin(order, Kind.COMPLEX, 8, null));
        types.add(new Builtin(order, Kind.COMPLEX, 16, null));
        types.add(new Builtin(order, Kind.COMPLEX, 32, null));
        types.add(new Builtin(order, Kind.DATETIME, 8, "[10ns]"));
        types.add(new Builtin(order, Kind.TIMEDELTA, 8, "[s]"));
        types.add(new Builtin(order, Kind.DATETIME, 8, null));
        types.add(new Builtin(order, Kind.TEXT, 12, null));
        types.add(new Struct(
                20,
                List.of(
                        new Field("a", new Builtin(order, Kind.INT, 4, null), null),
                        new Field("b", new Builtin(order, Kind.FLOAT, 8, null), List.of(2L)))));
        return types;
    }

    /// Chunks of any lengths.
    static List<List<Long>> chunks(Random random, int dimensions) {
        List<List<Long>> chunks = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            List<Long> lengths = new ArrayList<>();
            for (int k = random.nextInt(dimensions > 3 ? 2 : 4); k >= 0; k--) {
                lengths.add((long) random.nextInt(5));
            }
            chunks.add(lengths);
        }
        return chunks;
    }

    Source create(DataType type, List<List<Long>> chunks) throws IOException {
        return arrays.create(structure(type, chunks));
    }

    ArrayReader reader(Source source) throws IOException {
        return arrays.open(source).orElseThrow();
    }

    ArrayWriter writer(Source source) throws IOException {
        return arrays.writer(source).orElseThrow();
    }

    /// The same data with another structure.
    static Source with(Source source, ArrayStructure structure) {
        return new Source(source.mimeType(), structure, source.parameters(), source.assets());
    }

    Path folder(Source source) throws IOException {
        return storage.path(source.assets().getFirst().dataUri());
    }

    static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
