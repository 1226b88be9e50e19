package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the head of a `.npy` file says about the array in it.
///
/// @param fortran whether the first dimension is the one whose neighbours lie side by side
/// @param begin bytes before the first element
record NpyFile(ArrayStructure structure, boolean fortran, long begin) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LARGEST_HEAD = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z])(\\d{1,9})(\\[[^]]*])?");

    /// @throws IllegalArgumentException where it is no such file, or nobody knows its elements
    static NpyFile of(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(bytes)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            int version = in.read();
            in.read();
            int sizeBytes = version > 1 ? Integer.BYTES : Short.BYTES;
            int length = 0;
            for (int i = 0; i < sizeBytes; i++) {
                length |= in.read() << i * Byte.SIZE;
            }
            if (!Arrays.equals(magic, MAGIC) || length < 0 || length > LARGEST_HEAD) {
                throw new IllegalArgumentException(file + " is not a file of numpy's");
            }
            String head = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return read(file, head, MAGIC.length + 2L + sizeBytes + length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NpyFile read(Path file, String head, long begin) {
        try {
            if (PythonLiteral.read(head) instanceof Map<?, ?> members
                    && members.get("shape") instanceof List<?> shape
                    && members.get("fortran_order") instanceof Boolean fortran) {
                List<Long> lengths = numbers(shape);
                DataType type = type(members.get("descr"));
                return new NpyFile(
                        new ArrayStructure(type, Chunks.whole(lengths), lengths, null, false), fortran, begin);
            }
            throw new IllegalArgumentException(head.strip());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("The array in " + file + " is not understood: " + e.getMessage(), e);
        }
    }

    private static List<Long> numbers(List<?> values) {
        return values.stream().map(NpyFile::number).toList();
    }

    private static Long number(@Nullable Object value) {
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw unknown(value);
    }

    /// A text such as `<f8`, or a list of fields.
    private static DataType type(@Nullable Object description) {
        if (description instanceof List<?> list) {
            List<Field> fields = list.stream().map(NpyFile::field).toList();
            return new Struct(
                    Math.toIntExact(fields.stream().mapToLong(Field::bytes).sum()), fields);
        }
        Matcher match = TYPE.matcher(String.valueOf(description));
        if (!match.matches()) {
            throw unknown(description);
        }
        return builtin(match);
    }

    /// A name, or a title and a name; a type; a shape where it is an array.
    private static Field field(@Nullable Object description) {
        if (description instanceof List<?> parts && (parts.size() == 2 || parts.size() == 3)) {
            Object name = parts.get(0) instanceof List<?> names && names.size() == 2 ? names.get(1) : parts.get(0);
            List<Long> shape = parts.size() == 3 && parts.get(2) instanceof List<?> lengths ? numbers(lengths) : null;
            return new Field(String.valueOf(name), type(parts.get(1)), shape);
        }
        throw unknown(description);
    }

    private static DataType builtin(Matcher match) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.code().equals(match.group(2)))
                .findFirst()
                .orElseThrow(() -> unknown(match.group()));
        Endianness order =
                switch (match.group(1)) {
                    case "<" -> Endianness.LITTLE;
                    case ">" -> Endianness.BIG;
                    default -> Endianness.NOT_APPLICABLE;
                };
        int size = Integer.parseInt(match.group(3));
        return new Builtin(order, kind, kind == Kind.TEXT ? size * Integer.BYTES : size, match.group(4));
    }

    private static IllegalArgumentException unknown(@Nullable Object value) {
        return new IllegalArgumentException("\"" + value + "\" is not known");
    }
}
