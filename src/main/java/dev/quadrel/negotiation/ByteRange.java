package dev.quadrel.negotiation;

import java.util.ArrayList;
import java.util.List;

/// A run of bytes of a file.
///
/// @param first position of the first byte
/// @param length count of bytes, at least 1
public record ByteRange(long first, long length) {

    /// More ranges than this in one request are not worth their headers: the whole file is sent.
    static final int MOST = 64;

    private static final String UNIT = "bytes=";

    /// Position of the last byte.
    public long last() {
        return first + length - 1;
    }

    /// As it stands in a `Content-Range` header.
    public String contentRange(long size) {
        return "bytes " + first + '-' + last() + '/' + size;
    }

    /// What a `Range` header asks of a file (RFC 9110, section 14.2).
    public sealed interface Request {
        /// The header is absent, not understood or asks for more than the file: send all.
        record Whole() implements Request {}

        /// None of the ranges lies in the file.
        record Unsatisfiable() implements Request {}

        /// The ranges in the order asked for.
        record Ranges(List<ByteRange> ranges) implements Request {}
    }

    /// Reads the header.
    ///
    /// @param size of the whole file
    public static Request parse(String header, long size) {
        if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return new Request.Whole();
        }
        List<ByteRange> ranges = new ArrayList<>();
        long total = 0;
        String[] items = header.substring(UNIT.length()).split(",");
        if (items.length == 0 || items.length > MOST) {
            return new Request.Whole();
        }
        for (String item : items) {
            long[] bounds = bounds(item.strip(), size);
            if (bounds.length == 0) {
                return new Request.Whole();
            }
            if (bounds[0] < size && bounds[0] <= bounds[1]) {
                ByteRange range = new ByteRange(bounds[0], Math.min(bounds[1], size - 1) - bounds[0] + 1);
                ranges.add(range);
                total += range.length();
            }
        }
        if (ranges.isEmpty()) {
            return new Request.Unsatisfiable();
        }
        return total > size ? new Request.Whole() : new Request.Ranges(List.copyOf(ranges));
    }

    /// First and last position of one item, last before first for an empty one; no position where it is malformed or
    /// the end of an empty file, which no `Content-Range` can express.
    private static long[] bounds(String item, long size) {
        int dash = item.indexOf('-');
        if (dash < 0) {
            return new long[0];
        }
        try {
            String from = item.substring(0, dash);
            String to = item.substring(dash + 1);
            if (from.isEmpty()) {
                long suffix = number(to);
                return size == 0 && suffix > 0 ? new long[0] : new long[] {Math.max(0, size - suffix), size - 1};
            }
            long first = number(from);
            long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
            return last < first ? new long[0] : new long[] {first, last};
        } catch (NumberFormatException e) {
            return new long[0];
        }
    }

    private static long number(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException(digits);
        }
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
