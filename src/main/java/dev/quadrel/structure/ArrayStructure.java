package dev.quadrel.structure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An array of any number of dimensions, cut into chunks.
///
/// @param dataType of one element
/// @param chunks lengths along each dimension, which add up to the shape
/// @param shape elements along each dimension; no dimensions for a single element
/// @param dims names of the dimensions, where they have any
/// @param resizable `false`, or for each dimension whether it may grow; passed through as it came
public record ArrayStructure(
        DataType dataType,
        Chunks chunks,
        List<Long> shape,
        @Nullable List<String> dims,
        Object resizable) implements Structure {

    public ArrayStructure {
        shape = List.copyOf(shape);
        dims = dims == null ? null : List.copyOf(dims);
        if (!chunks.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "The chunks " + chunks.lengths() + " do not add up to the shape " + shape);
        }
        if (dims != null && dims.size() != shape.size()) {
            throw new IllegalArgumentException(
                    dims.size() + " names of dimensions do not fit an array of " + shape.size() + " dimensions");
        }
        size(dataType, shape);
    }

    private static long size(DataType dataType, List<Long> shape) {
        try {
            return shape.stream().reduce((long) Math.max(1, dataType.itemSize()), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("An array of the shape " + shape + " is larger than 2^63 bytes", e);
        }
    }

    /// Number of elements.
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /// Size in bytes, not compressed.
    public long bytes() {
        return elements() * dataType.itemSize();
    }

    @Override
    public StructureFamily family() {
        return StructureFamily.ARRAY;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("data_type", dataType.json());
        members.put("chunks", chunks.lengths());
        members.put("shape", shape);
        members.put("dims", dims);
        members.put("resizable", resizable);
        return Collections.unmodifiableMap(members);
    }
}
