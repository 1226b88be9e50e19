package dev.quadrel.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A dataset of xarray: variables and coordinates over dimensions that they share. It is a container of arrays.
///
/// @param container where the arrays are
/// @param variables the arrays that are no coordinates, by their names
/// @param coordinates the arrays that give positions along dimensions, by their names
public record DatasetClient(
        ContainerClient container, Map<String, ArrayClient> variables, Map<String, ArrayClient> coordinates) {

    /// What such a container promises.
    static final String SPEC = "xarray_dataset";

    private static final String COORDINATE = "xarray_coord";

    /// Asks for what is in it.
    ///
    /// @throws IllegalArgumentException where the container is no dataset
    public static DatasetClient of(ContainerClient container) {
        if (!container.item().hasSpec(SPEC)) {
            throw new IllegalArgumentException(container + " is no dataset: it lacks the spec " + SPEC);
        }
        List<Item> items = Children.of(container);
        return new DatasetClient(
                container,
                arrays(container, items, item -> !item.hasSpec(COORDINATE)),
                arrays(container, items, item -> item.hasSpec(COORDINATE)));
    }

    private static Map<String, ArrayClient> arrays(
            ContainerClient container, List<Item> items, Predicate<Item> wanted) {
        Map<String, ArrayClient> arrays = new LinkedHashMap<>();
        items.stream().filter(wanted).forEach(item -> {
            if (Nodes.of(container.context(), item) instanceof ArrayClient array) {
                arrays.put(item.path().key(), array);
            }
        });
        return arrays;
    }

    /// Lengths of the dimensions, by their names.
    public Map<String, Long> dims() {
        Map<String, Long> lengths = new LinkedHashMap<>();
        variables.values().forEach(array -> note(array, lengths));
        coordinates.values().forEach(array -> note(array, lengths));
        return lengths;
    }

    private static void note(ArrayClient array, Map<String, Long> lengths) {
        List<String> names = array.dims();
        for (int i = 0; i < names.size(); i++) {
            lengths.put(names.get(i), array.shape().get(i));
        }
    }

    /// What is said about the dataset.
    public Map<String, @Nullable Object> attrs() {
        return attrs(container);
    }

    /// What is said about one of its arrays.
    public static Map<String, @Nullable Object> attrs(NodeClient node) {
        Map<String, @Nullable Object> attrs = new LinkedHashMap<>();
        if (node.metadata().get("attrs") instanceof Map<?, ?> found) {
            found.forEach((name, value) -> attrs.put(String.valueOf(name), value));
        }
        return attrs;
    }
}
