package dev.quadrel.structure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An array of which only some elements are stored, each with its place (the layout `COO`); the others are zero.
///
/// @param dataType of one element
/// @param coordinateType of the places, as the client has them; passed through as it came
/// @param chunks lengths along each dimension, which add up to the shape
/// @param shape elements along each dimension, of which there is one at least; their number is not limited
/// @param dims names of the dimensions, where they have any
/// @param resizable passed through as it came
public record SparseStructure(
        DataType dataType,
        DataType coordinateType,
        Chunks chunks,
        List<Long> shape,
        @Nullable List<String> dims,
        Object resizable)
        implements Structure {

    /// Each of them is a file of its own, and told in each description of the array's files.
    private static final int MOST_BLOCKS = 100_000;

    public SparseStructure {
        shape = List.copyOf(shape);
        dims = dims == null ? null : List.copyOf(dims);
        if (shape.isEmpty()) {
            throw new IllegalArgumentException("A sparse array has one dimension at least");
        }
        if (!chunks.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "The chunks " + chunks.lengths() + " do not add up to the shape " + shape);
        }
        if (dims != null && dims.size() != shape.size()) {
            throw new IllegalArgumentException(
                    dims.size() + " names of dimensions do not fit an array of " + shape.size() + " dimensions");
        }
        long blocks = chunks.counts().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (blocks < 1 || blocks > MOST_BLOCKS) {
            throw new IllegalArgumentException("A sparse array has 1 to " + MOST_BLOCKS + " blocks, not " + blocks);
        }
    }

    @Override
    public StructureFamily family() {
        return StructureFamily.SPARSE;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("shape", shape);
        members.put("chunks", chunks.lengths());
        members.put("data_type", dataType.json());
        members.put("coord_data_type", coordinateType.json());
        members.put("dims", dims);
        members.put("resizable", resizable);
        members.put("layout", "COO");
        return Collections.unmodifiableMap(members);
    }
}
