package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The value of an attribute.
///
/// @param items all of one kind, in C order
record Hdf5Value(Kind kind, List<Long> shape, List<Object> items) {

    /// What the items are.
    enum Kind {
        WHOLE,
        UNSIGNED,
        REAL,
        TRUTH,
        TEXT
    }

    Hdf5Type type() {
        return switch (kind) {
            case WHOLE -> Hdf5Type.LONG;
            case UNSIGNED -> Hdf5Type.UNSIGNED_LONG;
            case REAL -> Hdf5Type.DOUBLE;
            case TRUTH -> Hdf5Type.TRUTH;
            case TEXT -> Hdf5Type.VARIABLE_TEXT;
        };
    }

    /// A value of JSON; empty where HDF5 has no place for it.
    static Optional<Hdf5Value> of(Object value) {
        List<Long> shape = new ArrayList<>();
        Object first = value;
        while (first instanceof List<?> list) {
            shape.add((long) list.size());
            first = list.isEmpty() ? null : list.getFirst();
        }
        List<Object> items = new ArrayList<>();
        if (!collect(value, shape, items)) {
            return Optional.empty();
        }
        return Optional.ofNullable(kind(items)).map(kind -> new Hdf5Value(kind, shape, items));
    }

    /// @return whether the lists are as long as the shape says
    private static boolean collect(@Nullable Object value, List<Long> shape, List<Object> items) {
        if (shape.isEmpty()) {
            return value != null && items.add(value);
        }
        return value instanceof List<?> list
                && list.size() == shape.getFirst()
                && list.stream().allMatch(item -> collect(item, shape.subList(1, shape.size()), items));
    }

    private static @Nullable Kind kind(List<Object> items) {
        if (items.stream().allMatch(Number.class::isInstance)) {
            return numbers(items);
        }
        if (items.stream().allMatch(Boolean.class::isInstance)) {
            return Kind.TRUTH;
        }
        // readers take text only up to the first zero
        return items.stream().allMatch(item -> item instanceof String text && text.indexOf('\0') < 0)
                ? Kind.TEXT
                : null;
    }

    private static @Nullable Kind numbers(List<Object> items) {
        if (items.isEmpty() || items.stream().anyMatch(Double.class::isInstance)) {
            return Kind.REAL;
        }
        List<BigInteger> whole =
                items.stream().map(item -> new BigInteger(item.toString())).toList();
        if (whole.stream().allMatch(number -> number.bitLength() < Long.SIZE)) {
            return Kind.WHOLE;
        }
        boolean unsigned = whole.stream().allMatch(number -> number.signum() >= 0 && number.bitLength() <= Long.SIZE);
        return unsigned ? Kind.UNSIGNED : null;
    }

    /// The items as the type says; texts go into the heap.
    byte[] bytes(Hdf5Heap heap) {
        Hdf5Bytes bytes = new Hdf5Bytes();
        for (Object item : items) {
            switch (item) {
                case String text -> bytes.bytes(heap.add(text.getBytes(UTF_8)));
                case Boolean truth -> bytes.u8(truth ? 1 : 0);
                case Number number when kind == Kind.REAL -> bytes.f64(number.doubleValue());
                case Number number -> bytes.u64(number.longValue());
                default -> throw new IllegalStateException("No attribute is a " + item.getClass());
            }
        }
        return bytes.toArray();
    }
}
