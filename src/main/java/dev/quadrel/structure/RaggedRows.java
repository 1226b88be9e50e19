package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardForm.Numbers;
import dev.quadrel.structure.NdSlice.Part;
import dev.quadrel.structure.RaggedLevel.Run;
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
/// What is taken stays where it is until [#buffers].
public final class RaggedRows {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final DataType type;
    private final boolean oneRow;
    private final List<RaggedLevel> levels = new ArrayList<>();
    private final List<MemorySegment> data = new ArrayList<>();
    private Map<String, MemorySegment> buffers = Map.of();
    private long rows;
    private long bytes;

    /// @param slice of each row; its first part, which is for the rows themselves, only says whether there is one
    public RaggedRows(RaggedStructure structure, NdSlice slice) {
        type = structure.dataType();
        List<Part> parts = slice.parts();
        oneRow = !parts.isEmpty() && parts.getFirst() instanceof NdSlice.Index;
        for (int i = 1; i < structure.shape().size(); i++) {
            levels.add(new RaggedLevel(
                    i < parts.size() ? parts.get(i) : null, structure.shape().get(i)));
        }
    }

    /// Takes some rows.
    ///
    /// @param form of checked buffers
    /// @throws ProblemException 422 where the rows are none of the structure, or the slice does not fit
    public void take(Map<?, ?> form, Map<String, MemorySegment> from, long start, long stop) {
        buffers = from;
        rows += stop - start;
        List<Run> runs = new ArrayList<>();
        Run.add(runs, start, stop);
        node(form, runs, 0);
    }

    /// @param runs of elements of the node
    /// @param depth how many dimensions are open
    private void node(Map<?, ?> form, List<Run> runs, int depth) {
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

    private void lists(Map<?, ?> content, List<Run> runs, int depth, Numbers starts, Numbers stops) {
        node(content, opened(runs, depth, starts, stops), depth + 1);
    }

    private List<Run> opened(List<Run> runs, int depth, Numbers starts, Numbers stops) {
        if (depth >= levels.size()) {
            throw wrong("they are deeper than " + (levels.size() + 1) + " dimensions");
        }
        List<Run> inner = new ArrayList<>();
        for (Run run : runs) {
            for (long i = run.start(); i < run.stop(); i++) {
                levels.get(depth).take(starts.at(i), stops.at(i), inner);
            }
        }
        return inner;
    }

    /// Further dimensions of the numbers themselves are lists too.
    private void numbers(Map<?, ?> form, List<Run> runs, int depth) {
        List<Run> taken = runs;
        int open = depth;
        for (long length : AwkwardForm.inner(form)) {
            taken = opened(taken, open++, index -> index * length, index -> (index + 1) * length);
        }
        DataType given = AwkwardTypes.type(String.valueOf(form.get("primitive")));
        if (open != levels.size() || !AwkwardTypes.name(given).equals(AwkwardTypes.name(type))) {
            throw wrong("they have numbers of the type %s at %d dimensions".formatted(form.get("primitive"), open + 1));
        }
        MemorySegment memory = buffer(form, "data");
        for (Run run : taken) {
            long size = (run.stop() - run.start()) * type.itemSize();
            data.add(memory.asSlice(run.start() * type.itemSize(), size));
            bytes += size;
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
        return bytes / type.itemSize();
    }

    /// Bytes of all buffers, at most.
    public long bytes() {
        long offsets =
                levels.stream().mapToLong(level -> level.ends().length + 1L).sum();
        return bytes + offsets * Long.BYTES;
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
                long[] ends = kept.getFirst().ends();
                length = ends.length == 0 ? 0 : ends[ends.length - 1];
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

    /// The buffers of [#structure]. All that was taken is still there.
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
        MemorySegment all = Arena.ofAuto().allocate(Math.max(1, bytes)).asSlice(0, bytes);
        long at = 0;
        for (MemorySegment part : data) {
            MemorySegment.copy(part, 0, all, at, part.byteSize());
            at += part.byteSize();
        }
        made.put("node" + number + "-data", all);
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
