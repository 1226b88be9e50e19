package dev.quadrel.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of any nesting and length, as the library awkward has them.
///
/// @param length how many values there are on top
/// @param form what awkward calls a form, as JSON; passed through as it came
/// @param buffers the names of the buffers that the form needs, such as `node0-offsets`; each can be the name of a file
public record AwkwardStructure(long length, Map<String, @Nullable Object> form, List<String> buffers)
        implements Structure {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 100;

    public AwkwardStructure {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        buffers = List.copyOf(buffers);
        if (length < 0) {
            throw new IllegalArgumentException("The member length is not negative, which " + length + " is");
        }
    }

    /// The structure of a form.
    ///
    /// @throws IllegalArgumentException for a class that is not known, and for keys that are no names of files
    public static AwkwardStructure of(long length, Map<?, ?> form) {
        List<String> buffers = new ArrayList<>();
        collect(form, buffers, new HashSet<>(), 0);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        form.forEach((name, value) -> members.put(String.valueOf(name), value));
        return new AwkwardStructure(length, members, buffers);
    }

    private static void collect(Map<?, ?> form, List<String> buffers, HashSet<String> keys, int depth) {
        if (depth > DEEPEST || keys.size() >= MOST_NODES) {
            throw new IllegalArgumentException("A form has at most " + MOST_NODES + " nodes, " + DEEPEST + " deep");
        }
        String key = String.valueOf(form.get("form_key"));
        List<String> parts = parts(String.valueOf(form.get("class")));
        if (form.get("form_key") != null || !parts.isEmpty()) {
            if (!(form.get("form_key") instanceof String) || !KEY.matcher(key).matches() || !keys.add(key)) {
                throw new IllegalArgumentException("The member form_key is a text of letters, digits, _ and -,"
                        + " another one for each node, which " + form.get("form_key") + " is not");
            }
        }
        parts.forEach(part -> buffers.add(key + "-" + part));
        if (form.get("content") != null) {
            collect(AwkwardForm.content(form), buffers, keys, depth + 1);
        }
        if (form.get("contents") instanceof List<?> contents) {
            contents.forEach(content -> collect(AwkwardForm.object(content), buffers, keys, depth + 1));
        }
    }

    /// What comes after the key in the names of the buffers that a node has.
    private static List<String> parts(String kind) {
        return switch (kind) {
            case "NumpyArray" -> List.of("data");
            case "ListOffsetArray" -> List.of("offsets");
            case "ListArray" -> List.of("starts", "stops");
            case "IndexedArray", "IndexedOptionArray" -> List.of("index");
            case "ByteMaskedArray", "BitMaskedArray" -> List.of("mask");
            case "UnionArray" -> List.of("tags", "index");
            case "EmptyArray", "RegularArray", "RecordArray", "UnmaskedArray" -> List.of();
            default -> throw new IllegalArgumentException("Values of awkward's class " + kind + " are not known here");
        };
    }

    @Override
    public StructureFamily family() {
        return StructureFamily.AWKWARD;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("length", length);
        members.put("form", form);
        return Collections.unmodifiableMap(members);
    }
}
