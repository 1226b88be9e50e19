package dev.quadrel.structure;

import dev.quadrel.structure.DataType.Builtin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows with lengths of their own: lists of numbers, all as deep.
///
/// @param dataType of one number
/// @param shape lengths along each dimension, null where they differ; the number of rows is known
/// @param size how many numbers there are
/// @param chunks for the rows the lengths of the blocks; of the other dimensions passed through as it came
/// @param dims names of the dimensions, where they have any
/// @param resizable passed through as it came
public record RaggedStructure(
        DataType dataType,
        List<@Nullable Long> shape,
        long size,
        List<@Nullable List<Long>> chunks,
        @Nullable List<String> dims,
        Object resizable)
        implements Structure {

    /// Each of them is a folder of its own.
    private static final int MOST_BLOCKS = 100_000;

    private static final int MOST_DIMENSIONS = 64;

    public RaggedStructure {
        shape = Collections.unmodifiableList(new ArrayList<>(shape));
        chunks = Collections.unmodifiableList(new ArrayList<>(chunks));
        dims = dims == null ? null : List.copyOf(dims);
        if (shape.isEmpty() || shape.size() > MOST_DIMENSIONS || shape.getFirst() == null) {
            throw new IllegalArgumentException("The member shape has the number of rows, and a length or null for each"
                    + " of up to 63 other dimensions, unlike " + shape);
        }
        if (chunks.size() != shape.size() || dims != null && dims.size() != shape.size()) {
            throw new IllegalArgumentException("The members chunks and dims have an item for each of the "
                    + shape.size() + " dimensions, where they are there");
        }
        List<Long> blocks = blocks(chunks);
        if (blocks.stream().reduce(0L, Math::addExact) != shape.getFirst().longValue()) {
            throw new IllegalArgumentException(
                    "The blocks " + blocks + " do not add up to the " + shape.getFirst() + " rows");
        }
        if (blocks.size() > MOST_BLOCKS) {
            throw new IllegalArgumentException("There are at most " + MOST_BLOCKS + " blocks, not " + blocks.size());
        }
        if (!(dataType instanceof Builtin number) || number.bigEndian()) {
            throw new IllegalArgumentException("Ragged rows have numbers with the lowest byte first, not " + dataType);
        }
        AwkwardTypes.name(number);
    }

    private static List<Long> blocks(List<@Nullable List<Long>> chunks) {
        List<Long> rows = chunks.getFirst();
        return rows == null ? List.of() : rows;
    }

    /// How many rows each block has.
    public List<Long> blocks() {
        return blocks(chunks);
    }

    /// How many rows there are.
    public long rows() {
        Long rows = shape.getFirst();
        return rows == null ? 0 : rows;
    }

    /// The same with more rows at the end, as one block.
    ///
    /// @param numbers how many they have
    public RaggedStructure with(long rows, long numbers) {
        List<@Nullable Long> longer = new ArrayList<>(shape);
        longer.set(0, Math.addExact(rows(), rows));
        List<@Nullable List<Long>> more = new ArrayList<>(chunks);
        List<Long> blocks = new ArrayList<>(blocks());
        blocks.add(rows);
        more.set(0, blocks);
        return new RaggedStructure(dataType, longer, Math.addExact(size, numbers), more, dims, resizable);
    }

    @Override
    public StructureFamily family() {
        return StructureFamily.RAGGED;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("data_type", dataType.json());
        members.put("shape", shape);
        members.put("size", size);
        members.put("chunks", chunks);
        members.put("dims", dims);
        members.put("resizable", resizable);
        return Collections.unmodifiableMap(members);
    }
}
