package dev.quadrel.serialization;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/// The refusals of this package, all 406, in the words that Tiled's clients know.
public final class NotAcceptable {

    private NotAcceptable() {}

    /// None of the media types is known for the data.
    static ProblemException mediaTypes(List<String> supported, List<String> requested) {
        return ProblemException.of(
                406,
                "None of the media types requested by the client are supported. Supported: %s. Requested: %s."
                        .formatted(String.join(", ", supported), String.join(", ", requested)));
    }

    /// The data has a shape that the form has no place for.
    public static ProblemException shape(List<Long> shape, String mediaType) {
        return ProblemException.of(
                406,
                ("The shape of this data %s is incompatible with the requested format (%s). "
                                + "Slice it or choose a different format.")
                        .formatted(tuple(shape), mediaType));
    }

    /// The data has values that the form has no place for.
    public static ProblemException data(String reason) {
        return ProblemException.of(
                406, "This type is supported in general but there was an error packing this specific data: " + reason);
    }

    /// A shape as Python writes it: `(3,)`.
    static String tuple(List<Long> shape) {
        String items = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return shape.size() == 1 ? "(" + items + ",)" : "(" + items + ")";
    }
}
