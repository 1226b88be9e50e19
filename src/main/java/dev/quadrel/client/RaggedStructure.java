package dev.quadrel.client;

import dev.quadrel.structure.AwkwardForm;
import dev.quadrel.structure.AwkwardTypes;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The structure of rows with lengths of their own, found out by their form.
final class RaggedStructure {

    private final List<@Nullable Long> shape = new ArrayList<>();
    private final AwkwardArray values;
    private final @Nullable List<String> dims;
    private DataType type = NdTypes.FLOAT64;
    private long size;

    /// @throws IllegalArgumentException where the values are something else than lists of numbers
    RaggedStructure(AwkwardArray values, @Nullable List<String> dims) {
        this.values = values;
        this.dims = dims;
        shape.add(values.length());
        add(values.form(), values.length());
    }

    /// @param count how many elements the node of the form has
    private void add(Map<?, ?> form, long count) {
        String kind = String.valueOf(form.get("class"));
        switch (kind) {
            case "ListOffsetArray" -> {
                shape.add(null);
                add(content(form), AwkwardForm.elements(form, values.segments(), count));
            }
            case "RegularArray" -> {
                long length = form.get("size") instanceof Number number ? number.longValue() : 0;
                shape.add(length);
                add(content(form), count * length);
            }
            case "NumpyArray" -> {
                type = AwkwardTypes.type(String.valueOf(form.get("primitive")));
                size = count;
                inner(form).forEach(length -> {
                    shape.add(length);
                    size *= length;
                });
            }
            case "EmptyArray" -> {}
            default -> throw refusal(kind);
        }
    }

    /// A text is a list too, but not one of numbers.
    private static Map<?, ?> content(Map<?, ?> form) {
        if (form.get("parameters") instanceof Map<?, ?> parameters && parameters.containsKey("__array__")) {
            throw refusal(String.valueOf(parameters.get("__array__")));
        }
        if (form.get("content") instanceof Map<?, ?> content) {
            return content;
        }
        throw refusal(String.valueOf(form));
    }

    private static IllegalArgumentException refusal(String kind) {
        return new IllegalArgumentException(
                "Rows that are stored as ragged are lists of numbers, and all are as deep; awkward's class " + kind
                        + " is not among them, but writeAwkward stores it");
    }

    private static List<Long> inner(Map<?, ?> form) {
        return form.get("inner_shape") instanceof List<?> lengths
                ? lengths.stream().map(length -> ((Number) length).longValue()).toList()
                : List.of();
    }

    /// As on the wire, in one part.
    Map<String, @Nullable Object> json() {
        List<@Nullable Object> chunks = new ArrayList<>();
        shape.forEach(length -> chunks.add(length == null ? null : List.of(length)));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("data_type", type.json());
        json.put("shape", shape);
        json.put("size", size);
        json.put("chunks", chunks);
        json.put("dims", dims);
        json.put("resizable", false);
        return json;
    }
}
