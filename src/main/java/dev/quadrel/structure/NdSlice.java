package dev.quadrel.structure;

import dev.quadrel.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of an array is wanted, as numpy writes it: `3`, `:`, `1:9:2,-1`, `::-1`.
public record NdSlice(List<Part> parts) {

    /// The whole array.
    public static final NdSlice ALL = new NdSlice(List.of());

    private static final String NUMBER = "([-+]?\\d+)?";
    private static final Pattern PART =
            Pattern.compile("\\s*" + NUMBER + "\\s*(?:(:)\\s*" + NUMBER + "\\s*(?::\\s*" + NUMBER + "\\s*)?)?");

    /// What is wanted along one dimension.
    public sealed interface Part {}

    /// One element; the dimension is missing in the result.
    public record Index(long number) implements Part {}

    /// Elements from one up to another, which is not included. Negative numbers count from the end.
    ///
    /// @param step not 0; negative for backwards
    public record Range(@Nullable Long start, @Nullable Long stop, long step) implements Part {

        public Range {
            if (step == 0) {
                throw new IllegalArgumentException("A slice has no step of 0, which goes nowhere");
            }
        }
    }

    public NdSlice {
        parts = List.copyOf(parts);
    }

    /// Reads a slice. Empty for the whole array.
    ///
    /// @throws ProblemException 422 where it is none
    public static NdSlice parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        List<Part> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parts.add(part(part, text));
        }
        return new NdSlice(parts);
    }

    private static Part part(String text, String whole) {
        Matcher match = PART.matcher(text);
        if (!match.matches() || text.isBlank()) {
            throw ProblemException.of(
                    422,
                    "The slice \"%s\" is not understood at \"%s\"; it is like 3 or 1:9:2 for each dimension, with commas between them"
                            .formatted(whole, text.strip()));
        }
        if (match.group(2) == null) {
            return new Index(number(match.group(1)));
        }
        long step = match.group(4) == null ? 1 : number(match.group(4));
        if (step == 0) {
            throw ProblemException.of(422, "The slice \"" + whole + "\" has a step of 0, which goes nowhere");
        }
        return new Range(optional(match.group(1)), optional(match.group(3)), step);
    }

    private static @Nullable Long optional(@Nullable String digits) {
        return digits == null ? null : number(digits);
    }

    /// A number beyond 2^62 is as far out of any array as that one.
    private static long number(String digits) {
        BigInteger limit = BigInteger.TWO.pow(62);
        return new BigInteger(digits.startsWith("+") ? digits.substring(1) : digits)
                .min(limit)
                .max(limit.negate())
                .longValueExact();
    }

    /// The elements that it takes out of an array.
    ///
    /// @throws ProblemException 400 where an index is out of range, or there are more parts than dimensions
    public Selection of(List<Long> shape) {
        if (parts.size() > shape.size()) {
            throw ProblemException.badRequest(
                    "The slice has %d parts, but the array has %d dimensions".formatted(parts.size(), shape.size()));
        }
        List<Selection.Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            Part part = i < parts.size() ? parts.get(i) : new Range(null, null, 1);
            dimensions.add(
                    switch (part) {
                        case Index(long number) -> index(number, shape.get(i), i);
                        case Range range -> range(range, shape.get(i));
                    });
        }
        return new Selection(dimensions);
    }

    private static Selection.Dimension index(long number, long length, int dimension) {
        long index = number < 0 ? number + length : number;
        if (index < 0 || index >= length) {
            throw ProblemException.badRequest(
                    "Block index out of range: the index %d of dimension %d, which has %d elements"
                            .formatted(number, dimension, length));
        }
        return new Selection.Dimension(index, 1, 1, true);
    }

    private static Selection.Dimension range(Range range, long length) {
        long step = range.step();
        long first = step > 0 ? 0 : -1;
        long last = step > 0 ? length : length - 1;
        long start = range.start() == null ? (step > 0 ? first : last) : within(range.start(), length, first, last);
        long stop = range.stop() == null ? (step > 0 ? last : first) : within(range.stop(), length, first, last);
        long span = step > 0 ? stop - start : start - stop;
        long count = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
        return new Selection.Dimension(count == 0 ? 0 : start, count, step, false);
    }

    private static long within(long number, long length, long first, long last) {
        return Math.clamp(number < 0 ? number + length : number, first, last);
    }
}
