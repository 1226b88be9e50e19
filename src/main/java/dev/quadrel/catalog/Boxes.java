package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Box;
import java.util.Arrays;
import java.util.List;

/// Reads parts of arrays as they come in URLs: numbers with commas between them.
final class Boxes {

    private Boxes() {}

    /// @throws ProblemException 422
    static Box parse(String offset, String shape) {
        try {
            return new Box(numbers(offset), numbers(shape));
        } catch (NumberFormatException e) {
            throw ProblemException.of(
                    422,
                    "patch_offset and patch_shape have whole numbers with commas between them, which \"%s\" or \"%s\" is not"
                            .formatted(offset, shape));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, String.valueOf(e.getMessage()));
        }
    }

    private static List<Long> numbers(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(number -> Long.valueOf(number.strip()))
                        .toList();
    }
}
