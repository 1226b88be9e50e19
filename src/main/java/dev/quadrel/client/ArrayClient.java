package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.StructureCodec;
import dev.quadrel.structure.StructureFamily;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An array: elements of one type in any number of dimensions. Large ones are read and written in several requests at a
/// time, see [Options#parallel], and each request's bytes land in the result as they come. Thread safe.
public final class ArrayClient extends NodeClient {

    static final String BYTES = "application/octet-stream";

    ArrayClient(Context context, Item item) {
        super(context, item);
    }

    /// Type, shape and chunks.
    public ArrayStructure layout() {
        Object structure = item().structure().map(Members::map).orElse(null);
        if (StructureCodec.parse(StructureFamily.ARRAY, structure) instanceof ArrayStructure array) {
            return array;
        }
        throw new IllegalStateException("The structure of " + this + " is that of another family");
    }

    /// What an element is.
    public DataType type() {
        return layout().dataType();
    }

    /// Elements along each dimension; empty for a single element.
    public List<Long> shape() {
        return layout().shape();
    }

    /// How it is cut.
    public Chunks chunks() {
        return layout().chunks();
    }

    /// Names of the dimensions; empty where they have none.
    public List<String> dims() {
        List<String> dims = layout().dims();
        return dims == null ? List.of() : dims;
    }

    /// All of it, in memory outside of the heap.
    public NdArray read() {
        return read(NdSlice.ALL);
    }

    /// A part.
    ///
    /// @throws dev.quadrel.problem.ProblemException 400 where an index is beyond the array
    public NdArray read(NdSlice slice) {
        return view(slice).read();
    }

    /// The same into memory of the caller's.
    ///
    /// @param target of the part's shape and this array's type
    public void read(NdSlice slice, NdArray target) {
        view(slice).read(target);
    }

    /// One chunk.
    ///
    /// @param block its number along each dimension
    /// @throws IllegalArgumentException where there is no such chunk
    public NdArray readBlock(int... block) {
        Box box = chunks().block(numbers(block));
        NdArray result = NdArray.zeros(type(), box.shape());
        if (box.elements() > 0) {
            ArrayReading.fill(this, blockAddress(numbers(block)), result);
        }
        return result;
    }

    /// Reads all of it in parts of a convenient size, and forgets them: for arrays larger than memory.
    ///
    /// @param taker gets one part after the other in C order, in the caller's thread; a part's memory is used again
    ///     once it has returned
    public void forEachBlock(Consumer<ArrayBlock> taker) {
        view(NdSlice.ALL).forEachBlock(taker);
    }

    /// A part that is read when it is asked for.
    public ArrayView view(NdSlice slice) {
        ArrayStructure layout = layout();
        return new ArrayView(this, layout, slice.of(layout.shape()));
    }

    /// Sets all elements, each chunk in one request.
    ///
    /// @param values of this array's shape and type
    public void write(NdArray values) {
        ArrayWriting.all(this, layout(), values);
    }

    /// Sets the elements of one chunk.
    ///
    /// @param values of the chunk's shape and this array's type
    /// @param block its number along each dimension
    public void writeBlock(NdArray values, int... block) {
        ArrayWriting.block(this, layout(), values, numbers(block));
    }

    /// Sets the elements of a part, which may lie beyond the end.
    ///
    /// @param offset of the part's first element
    /// @param extend whether the array grows until the part fits
    /// @throws ClientException.Conflict where the part does not fit and the array may not grow
    public void patch(NdArray values, List<Long> offset, boolean extend) {
        item(ArrayWriting.patch(this, values, offset, extend));
    }

    /// Writes a part in another format into a file.
    ///
    /// @param format a media type, or an ending such as `csv` or `png`
    /// @throws ClientException.Invalid where the server cannot do it, as Tiled's own one with negative steps
    public void export(Path file, String format, NdSlice slice) {
        Exports.toFile(this, Exports.part(this, format, slice, shape()), file);
    }

    /// Writes a part in another format into a stream, which stays open.
    ///
    /// @throws ClientException.Invalid where the server cannot do it, as Tiled's own one with negative steps
    public void export(OutputStream out, String format, NdSlice slice) {
        Exports.toStream(this, Exports.part(this, format, slice, shape()), out);
    }

    Address blockAddress(List<Integer> block) {
        String numbers = block.stream().map(String::valueOf).collect(Collectors.joining(","));
        return context().address("array/block", path()).with("block", numbers);
    }

    static List<Integer> numbers(int... block) {
        List<Integer> numbers = new ArrayList<>();
        for (int number : block) {
            numbers.add(number);
        }
        return numbers;
    }

    static @Nullable String joined(List<Long> numbers) {
        return numbers.isEmpty() ? null : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
