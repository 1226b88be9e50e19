package dev.quadrel.array;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a client thinks that it will get, and what is too much for one answer.
final class Expected {

    private static final String SCALAR = "scalar";

    private Expected() {}

    /// Refuses where the client is wrong about the shape.
    ///
    /// @param text numbers with commas between them, or `scalar`; null where the client says nothing
    /// @throws ProblemException 422
    static void check(@Nullable String text, Selection selection) {
        if (text == null) {
            return;
        }
        String shape = selection.shape().isEmpty()
                ? SCALAR
                : selection.shape().stream().map(String::valueOf).collect(Collectors.joining(","));
        if (!text.replace(" ", "").equals(shape)) {
            throw ProblemException.of(
                    422, "The expected_shape %s does not match the actual shape %s".formatted(text, shape));
        }
    }

    /// Refuses an answer that is too large, before anything is read.
    ///
    /// @throws ProblemException 400
    static void limit(Selection selection, int itemSize, long limit) {
        if (!fits(selection, itemSize, limit)) {
            throw tooLarge(limit);
        }
    }

    /// The same for elements that were counted.
    static void limit(long elements, int itemSize, long limit) {
        if (elements > limit / Math.max(1, itemSize)) {
            throw tooLarge(limit);
        }
    }

    /// Whether all elements of a part fit into an answer.
    static boolean fits(Selection selection, int itemSize, long limit) {
        try {
            return Math.multiplyExact(selection.elements(), itemSize) <= limit;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static ProblemException tooLarge(long limit) {
        return ProblemException.badRequest(
                "Response would exceed %d. Use slicing ('?slice=...') to request smaller chunks.".formatted(limit));
    }

    /// The numbers of a parameter such as `block=0,1`; none for an empty one.
    ///
    /// @throws ProblemException 422
    static List<Long> numbers(String name, @Nullable String text) {
        if (text == null) {
            throw ProblemException.of(422, name + " has whole numbers with commas between them, and is missing");
        }
        try {
            return text.isBlank()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(number -> Long.valueOf(number.strip()))
                            .toList();
        } catch (NumberFormatException e) {
            throw ProblemException.of(
                    422, "%s has whole numbers with commas between them, which \"%s\" is not".formatted(name, text));
        }
    }
}
