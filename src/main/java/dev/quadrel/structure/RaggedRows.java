package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardForm.Numbers;
import dev.quadrel.structure.NdSlice.Part;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows with lengths of their own that are taken out of buffers of awkward, whatever their form, and laid side by side.
/// What is taken is copied, so that the buffers may go.
public final class RaggedRows {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final DataType type;
    private final boolean oneRow;
    private final List<RaggedLevel> levels = new ArrayList<>();
    private final RaggedBudget budget;
    private final @Nullable RaggedData data;
    private Map<String, MemorySegment> buffers = Map.of();
    private long rows;
    private long size;

    /// @param slice of each row; its first part, which is for the rows themselves, only says whether there is one
    public RaggedRows(RaggedStructure structure, NdSlice slice, RaggedBudget budget) {
        this(structure, slice, budget, new RaggedData());
    }

    private RaggedRows(RaggedStructure structure, NdSlice slice, RaggedBudget budget, @Nullable RaggedData data) {
        type = structure.dataType();
        this.budget = budget;
        this.data = data;
        List<Part> parts = slice.parts();
        oneRow = !parts.isEmpty() && parts.getFirst() instanceof NdSlice.Index;
        for (int i = 1; i < structure.shape().size(); i++) {
            levels.add(new RaggedLevel(
                    i < parts.size() ? parts.get(i) : null, structure.shape().get(i), budget));
        }
    }

    /// Rows of which only the lengths and the number are taken, to see whether they are those of the structure.
    public static RaggedRows counted(RaggedStructure structure, RaggedBudget budget) {
        return new RaggedRows(structure, NdSlice.ALL, budget, null);
    }

    /// Takes some rows.
    ///
    /// @param form of checked buffers
    /// @throws ProblemException 422 where the rows are none of the structure, or the slice does not fit, and as the
    ///     budget says
    public void take(Map<?, ?> form, Map<String, MemorySegment> from, long start, long stop) {
        buffers = from;
        rows += stop - start;
        RaggedRuns runs = new RaggedRuns(budget);
        runs.add(start, stop);
        node(form, runs, 0);
    }

    /// @param runs of elements of the node
    /// @param depth how many dimensions are open
    private void node(Map<?, ?> form, RaggedRuns runs, int depth) {
        String kind = String.valueOf(form.get("class"));
        boolean plain =
                !(form.get("parameters") instanceof Map<?, ?> parameters) || !parameters.containsKey("__array__");
        switch (plain ? kind : "") {
            case "NumpyArray" -> numbers(form, runs, depth);
            case "EmptyArray" -> {}
            case "UnmaskedArray" -> node(AwkwardForm.content(form), runs, depth);
            case "ListOffsetArray" -> {
                Numbers offsets = numbers(form, "offsets", "offsets");
                lists(AwkwardForm.content(form), runs, depth, offsets, index -> offsets.at(index + 1));
            }
            case "ListArray" -> {
                Numbers starts = numbers(form, "starts", "starts");
                lists(AwkwardForm.content(form), runs, depth, starts, numbers(form, "starts", "stops"));
            }
            case "RegularArray" -> {
                long size = StructureCodec.whole(form.get("size"), "size");
                lists(AwkwardForm.content(form), runs, depth, index -> index * size, index -> (index + 1) * size);
            }
            default -> throw wrong("they have " + (plain ? kind : form.get("parameters")));
        }
    }

    private Numbers numbers(Map<?, ?> form, String type, String part) {
        return AwkwardForm.numbers(String.valueOf(form.get(type)), buffer(form, part));
    }

    private MemorySegment buffer(Map<?, ?> form, String part) {
        return Objects.requireNonNull(buffers.get(form.get("form_key") + "-" + part));
    }

    private void lists(Map<?, ?> content, RaggedRuns runs, int depth, Numbers starts, Numbers stops) {
        node(content, opened(runs, depth, starts, stops), depth + 1);
    }

    private RaggedRuns opened(RaggedRuns runs, int depth, Numbers starts, Numbers stops) {
        if (depth >= levels.size()) {
            throw wrong("they are deeper than " + (levels.size() + 1) + " dimensions");
        }
        RaggedRuns inner = new RaggedRuns(budget);
        for (int run = 0; run < runs.count(); run++) {
            for (long i = runs.start(run); i < runs.stop(run); i++) {
                levels.get(depth).take(starts.at(i), stops.at(i), inner);
            }
        }
        return inner;
    }

    /// Further dimensions of the numbers themselves are lists too.
    private void numbers(Map<?, ?> form, RaggedRuns runs, int depth) {
        RaggedRuns taken = runs;
        int open = depth;
        for (long length : AwkwardForm.inner(form)) {
            taken = opened(taken, open++, index -> index * length, index -> (index + 1) * length);
        }
        DataType given = AwkwardTypes.type(String.valueOf(form.get("primitive")));
        if (open != levels.size() || !AwkwardTypes.name(given).equals(AwkwardTypes.name(type))) {
            throw wrong("they have numbers of the type %s at %d dimensions".formatted(form.get("primitive"), open + 1));
        }
        budget.take(taken.elements(), type.itemSize());
        size += taken.elements();
        if (data != null) {
            data.add(buffer(form, "data"), taken, type.itemSize());
        }
    }

    private ProblemException wrong(String what) {
        return ProblemException.of(
                422,
                "The rows are lists of %s at %d dimensions, but %s"
                        .formatted(AwkwardTypes.name(type), levels.size() + 1, what));
    }

    /// How many numbers were taken.
    public long size() {
        return size;
    }

    /// Whether a single number was taken, which is no list.
    public boolean isNumber() {
        return oneRow && levels.stream().allMatch(RaggedLevel::isDropped);
    }

    /// What was taken, as values of awkward.
    public AwkwardStructure structure() {
        long length = rows;
        List<@Nullable Long> inner = new ArrayList<>();
        List<RaggedLevel> kept = kept();
        for (int i = 0; i < kept.size(); i++) {
            if (oneRow && i == 0) {
                length = kept.getFirst().total();
            } else {
                inner.add(kept.get(i).length());
            }
        }
        return structure(length, inner, type);
    }

    private List<RaggedLevel> kept() {
        return levels.stream().filter(level -> !level.isDropped()).toList();
    }

    /// The form that rows are laid out in.
    ///
    /// @param inner the lengths of the dimensions but for the first, null where they differ
    public static AwkwardStructure structure(long length, List<@Nullable Long> inner, DataType type) {
        Map<String, @Nullable Object> form = node("NumpyArray", inner.size());
        form.put("primitive", AwkwardTypes.name(type));
        form.put("inner_shape", List.of());
        for (int i = inner.size() - 1; i >= 0; i--) {
            Map<String, @Nullable Object> list = node(inner.get(i) == null ? "ListOffsetArray" : "RegularArray", i);
            if (inner.get(i) == null) {
                list.put("offsets", "i64");
            } else {
                list.put("size", inner.get(i));
            }
            list.put("content", form);
            form = list;
        }
        return AwkwardStructure.of(length, form);
    }

    private static Map<String, @Nullable Object> node(String kind, int number) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("class", kind);
        node.put("parameters", Map.of());
        node.put("form_key", "node" + number);
        return node;
    }

    /// The buffers of [#structure].
    public Map<String, MemorySegment> buffers() {
        Map<String, MemorySegment> made = new LinkedHashMap<>();
        List<RaggedLevel> kept = kept();
        int number = 0;
        for (RaggedLevel level : oneRow && !kept.isEmpty() ? kept.subList(1, kept.size()) : kept) {
            if (level.length() == null) {
                made.put("node" + number + "-offsets", offsets(level.ends()));
            }
            number++;
        }
        made.put("node" + number + "-data", Objects.requireNonNull(data).all());
        return made;
    }

    private static MemorySegment offsets(long[] ends) {
        MemorySegment offsets = Arena.ofAuto().allocate((ends.length + 1L) * Long.BYTES);
        for (int i = 0; i < ends.length; i++) {
            offsets.set(LONG, (i + 1L) * Long.BYTES, ends[i]);
        }
        return offsets;
    }
}
