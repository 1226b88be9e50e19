package dev.quadrel.structure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The type of an array's elements, as numpy has it.
public sealed interface DataType {

    /// Bytes of one element.
    int itemSize();

    /// As on the wire.
    Map<String, @Nullable Object> json();

    /// What the bytes of a simple element mean.
    enum Kind {
        BOOL("b", "1"),
        INT("i", "1, 2, 4 or 8"),
        UINT("u", "1, 2, 4 or 8"),
        /// Of 16 bytes, what a machine's long double is; nobody here computes with those.
        FLOAT("f", "2, 4, 8 or 16"),
        COMPLEX("c", "8, 16 or 32"),
        TIMEDELTA("m", "8"),
        DATETIME("M", "8"),
        /// Bytes, filled up with zeros.
        BYTES("S", "0 or more"),
        /// Characters of 4 bytes (UTF-32), filled up with zeros.
        TEXT("U", "a multiple of 4"),
        VOID("V", "0 or more");

        private final String code;
        private final String sizes;

        Kind(String code, String sizes) {
            this.code = code;
            this.sizes = sizes;
        }

        private boolean allows(int itemSize) {
            return switch (this) {
                case BYTES, VOID -> itemSize >= 0;
                case TEXT -> itemSize >= 0 && itemSize % Integer.BYTES == 0;
                case BOOL -> itemSize == 1;
                case INT, UINT -> itemSize >= 1 && itemSize <= 8 && powerOf2(itemSize);
                case FLOAT -> itemSize >= 2 && itemSize <= 16 && powerOf2(itemSize);
                case COMPLEX -> itemSize >= 8 && itemSize <= 32 && powerOf2(itemSize);
                case TIMEDELTA, DATETIME -> itemSize == 8;
            };
        }

        private static boolean powerOf2(int number) {
            return Integer.bitCount(number) == 1;
        }

        /// The letter on the wire.
        public String code() {
            return code;
        }
    }

    /// In which order the bytes of a number stand.
    enum Endianness {
        LITTLE("little"),
        BIG("big"),
        NOT_APPLICABLE("not_applicable");

        private final String text;

        Endianness(String text) {
            this.text = text;
        }

        /// The name on the wire.
        public String text() {
            return text;
        }
    }

    /// A simple element.
    ///
    /// @param itemSize one that numpy has for the kind
    /// @param units of times, such as `[ns]` or `[10ns]`; null or empty where a time has none
    record Builtin(
            Endianness endianness,
            Kind kind,
            int itemSize,
            @Nullable String units) implements DataType {

        private static final Pattern UNITS = Pattern.compile("(?:\\[\\d{0,9}(?:[YMWDhms]|[munpfa]s)])?");

        public Builtin {
            if (!kind.allows(itemSize)) {
                throw new IllegalArgumentException("The member itemsize is %s for elements of the kind %s, not %d"
                        .formatted(kind.sizes, kind.code, itemSize));
            }
            if (units != null && !UNITS.matcher(units).matches()) {
                throw new IllegalArgumentException("The member dt_units is like [ns] or [10ms], not " + units);
            }
        }

        /// Whether the bytes of a number stand with the highest first.
        public boolean bigEndian() {
            return endianness == Endianness.BIG;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("endianness", endianness.text());
            members.put("kind", kind.code());
            members.put("itemsize", itemSize);
            members.put("dt_units", units);
            return Collections.unmodifiableMap(members);
        }
    }

    /// An element of several fields, one after the other without gaps: a gap is a field of the kind [Kind#VOID].
    record Struct(int itemSize, List<Field> fields) implements DataType {

        public Struct {
            fields = List.copyOf(fields);
            long bytes = fields.stream().mapToLong(Field::bytes).sum();
            if (bytes != itemSize) {
                throw new IllegalArgumentException(
                        "The member itemsize is %d, but the fields have %d bytes".formatted(itemSize, bytes));
            }
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("itemsize", itemSize);
            members.put("fields", fields.stream().map(Field::json).toList());
            return Collections.unmodifiableMap(members);
        }
    }

    /// One field of a [Struct].
    ///
    /// @param shape where the field is an array itself
    record Field(String name, DataType type, @Nullable List<Long> shape) {

        public Field {
            shape = shape == null ? null : List.copyOf(shape);
        }

        /// Bytes of the whole field.
        public int bytes() {
            long count = shape == null ? 1 : shape.stream().reduce(1L, Math::multiplyExact);
            return Math.toIntExact(Math.multiplyExact(count, type.itemSize()));
        }

        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("name", name);
            members.put("dtype", type.json());
            members.put("shape", shape);
            return members;
        }
    }
}
