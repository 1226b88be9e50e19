package dev.quadrel.client;

import dev.quadrel.structure.Box;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataTypeCodec;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.Selection;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// An array most elements of which are zero, see [SparseArray]. Needs the same options of the JVM as [TableClient].
/// Thread safe.
public final class SparseClient extends NodeClient {

    private static final String VALUES = "data";

    SparseClient(Context context, Item item) {
        super(context, item);
    }

    private Members layout() {
        return item().structure().orElseThrow(() -> new IllegalStateException(this + " has no structure"));
    }

    /// Elements along each dimension.
    public List<Long> shape() {
        return numbers(layout().list("shape"));
    }

    /// How it is cut.
    public Chunks chunks() {
        return new Chunks(layout().list("chunks").stream()
                .map(along -> along instanceof List<?> lengths ? numbers(lengths) : List.<Long>of())
                .toList());
    }

    /// What a value is, in the machine's byte order.
    public DataType type() {
        return DataTypeCodec.parse(layout().members("data_type").map());
    }

    private static List<Long> numbers(List<?> values) {
        return values.stream().map(value -> ((Number) value).longValue()).toList();
    }

    /// All of it.
    public SparseArray read() {
        return read(NdSlice.ALL);
    }

    /// A part, with places counted from its begin.
    ///
    /// @throws dev.quadrel.problem.ProblemException 400 where an index is beyond the array
    public SparseArray read(NdSlice slice) {
        Selection selection = slice.of(shape());
        Selection forwards = selection.forwards();
        Address address = context().address("array/full", path());
        SparseArray read =
                read(forwards.isAll(shape()) ? address : address.with("slice", forwards.text()), forwards.shape());
        return read.turned(selection);
    }

    /// One chunk, with places counted from its begin.
    ///
    /// @param block its number along each dimension
    public SparseArray readBlock(int... block) {
        Box box = chunks().block(ArrayClient.numbers(block));
        return read(blockAddress(block), box.shape());
    }

    private Address blockAddress(int... block) {
        String numbers = IntStream.of(block).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return context().address("array/block", path()).with("block", numbers);
    }

    private SparseArray read(Address address, List<Long> shape) {
        Iterator<Request> request =
                List.of(Request.get(address.uri()).accept(ArrowData.TYPE)).iterator();
        try (TableReader reader = new TableReader(transport(), request, toString())) {
            List<SparseArray> batches = new ArrayList<>();
            while (reader.next()) {
                batches.add(batch(reader.batch(), shape));
            }
            return batches.size() == 1 ? batches.getFirst() : joined(batches, shape);
        }
    }

    private SparseArray batch(VectorSchemaRoot rows, List<Long> shape) {
        List<NdArray> coordinates = IntStream.range(0, shape.size())
                .mapToObj(along -> rows.getVector("dim" + along))
                .map(vector -> longs(ArrowNumbers.array(vector, ArrowNumbers.type(vector))))
                .toList();
        return new SparseArray(shape, coordinates, ArrowNumbers.array(rows.getVector(VALUES), type()));
    }

    private static NdArray longs(NdArray numbers) {
        if (numbers.type().itemSize() == Long.BYTES) {
            return NdArray.of(NdTypes.INT64, numbers.shape(), numbers.bytes());
        }
        long[] longs = new long[Math.toIntExact(numbers.size())];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = numbers.get(i) instanceof Number number ? number.longValue() : -1;
        }
        return NdArray.of(longs);
    }

    private SparseArray joined(List<SparseArray> batches, List<Long> shape) {
        List<NdArray> coordinates = IntStream.range(0, shape.size())
                .mapToObj(along -> joined(
                        NdTypes.INT64,
                        batches.stream()
                                .map(batch -> batch.coordinates().get(along))
                                .toList()))
                .toList();
        return new SparseArray(
                shape,
                coordinates,
                joined(type(), batches.stream().map(SparseArray::values).toList()));
    }

    private static NdArray joined(DataType type, List<NdArray> parts) {
        NdArray all = NdArray.zeros(
                type, List.of(parts.stream().mapToLong(NdArray::size).sum()));
        long begin = 0;
        for (NdArray part : parts) {
            all.slice(Selection.of(new Box(List.of(begin), part.shape()))).fill(part);
            begin += part.size();
        }
        return all;
    }

    /// Sets all elements, each chunk in one request.
    ///
    /// @param values of this array's shape and type
    /// @throws IllegalArgumentException where they have another one, before anything is sent
    public void write(SparseArray values) {
        check(values, shape());
        List<List<Integer>> blocks = ArrayWriting.blocks(chunks().counts());
        for (List<Integer> block : blocks) {
            int[] numbers = block.stream().mapToInt(Integer::intValue).toArray();
            SparseArray part = blocks.size() == 1 ? values : values.part(chunks().block(block));
            send(part, numbers);
        }
    }

    /// Sets the elements of one chunk.
    ///
    /// @param values of the chunk's shape and this array's type, with places counted from the chunk's begin
    /// @param block its number along each dimension
    /// @throws IllegalArgumentException where they have another one, or there is no such chunk, before anything is
    ///     sent
    public void writeBlock(SparseArray values, int... block) {
        check(values, chunks().block(ArrayClient.numbers(block)).shape());
        send(values, block);
    }

    private void check(SparseArray values, List<Long> shape) {
        if (!values.shape().equals(shape) || !isOfType(values.type())) {
            throw new IllegalArgumentException("Sparse %s of the shape %s do not fit %s of the shape %s"
                    .formatted(values.type(), values.shape(), type(), shape));
        }
    }

    /// Whatever the order of their bytes.
    private boolean isOfType(DataType given) {
        return given instanceof Builtin one
                && type() instanceof Builtin other
                && one.kind() == other.kind()
                && one.itemSize() == other.itemSize();
    }

    private void send(SparseArray values, int... block) {
        try (TableColumns columns = new TableColumns()) {
            for (int along = 0; along < values.shape().size(); along++) {
                columns.add("dim" + along, values.coordinates().get(along));
            }
            columns.add(VALUES, values.values());
            Payload payload = Payload.bytes(ArrowData.TYPE, ArrowData.file(columns.rows(), ArrowData.NO_DICTIONARIES));
            transport().send(Request.of("PUT", blockAddress(block).uri()).with(payload));
        }
    }

    /// Writes a part in another format into a file.
    ///
    /// @param format a media type, or an ending such as `csv` or `parquet`
    /// @throws ClientException.Invalid where the server does not know the format
    public void export(Path file, String format, NdSlice slice) {
        Exports.toFile(this, Exports.part(this, format, slice, shape()), file);
    }

    /// Writes a part in another format into a stream, which stays open.
    ///
    /// @throws ClientException.Invalid where the server does not know the format
    public void export(OutputStream out, String format, NdSlice slice) {
        Exports.toStream(this, Exports.part(this, format, slice, shape()), out);
    }

    /// The structure for new data.
    static Map<String, @Nullable Object> structure(SparseArray values, NewData how) {
        Map<String, @Nullable Object> structure = new LinkedHashMap<>();
        structure.put("shape", values.shape());
        structure.put(
                "chunks", how.chunks(values.shape(), values.type().itemSize()).lengths());
        structure.put("data_type", values.type().json());
        structure.put("coord_data_type", NdTypes.INT64.json());
        structure.put("dims", how.dims());
        structure.put("resizable", false);
        structure.put("layout", "COO");
        return structure;
    }
}
