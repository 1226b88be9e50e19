package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the head of a `.npy` file says about the array in it.
final class NpyStructure {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LARGEST_HEAD = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([a-zA-Z])(\\d+)(\\[[^]]*])?'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

    private NpyStructure() {}

    /// @throws IllegalArgumentException where it is no such file, or its elements have several fields
    static ArrayStructure of(Path file) {
        String head = head(file);
        List<Long> shape = shape(found(SHAPE, head, file).group(1));
        return new ArrayStructure(type(found(TYPE, head, file)), Chunks.whole(shape), shape, null, false);
    }

    private static String head(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(bytes)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            int version = in.read();
            in.read();
            int low = in.read() | in.read() << Byte.SIZE;
            int length = version > 1 ? low | in.read() << 2 * Byte.SIZE | in.read() << 3 * Byte.SIZE : low;
            if (!Arrays.equals(magic, MAGIC) || length < 0 || length > LARGEST_HEAD) {
                throw new IllegalArgumentException(file + " is not a file of numpy's");
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher found(Pattern pattern, String head, Path file) {
        Matcher match = pattern.matcher(head);
        if (!match.find()) {
            throw new IllegalArgumentException("The array in " + file + " is not understood: " + head.strip());
        }
        return match;
    }

    private static List<Long> shape(String numbers) {
        return Arrays.stream(numbers.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private static DataType type(Matcher match) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.code().equals(match.group(2)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The type " + match.group() + " is not known"));
        Endianness order =
                switch (match.group(1)) {
                    case "<" -> Endianness.LITTLE;
                    case ">" -> Endianness.BIG;
                    default -> Endianness.NOT_APPLICABLE;
                };
        int size = Integer.parseInt(match.group(3));
        return new Builtin(order, kind, kind == Kind.TEXT ? size * Integer.BYTES : size, match.group(4));
    }
}
