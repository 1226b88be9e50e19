package dev.quadrel.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What the head of a `.npy` file says about the array in it, of versions 1 to 3.
///
/// Source: [numpy.lib.format](https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
///
/// @param type of an element
/// @param fortran whether the first dimension is the one whose neighbours lie side by side
/// @param shape elements along each dimension
/// @param begin bytes before the first element
public record NpyHead(DataType type, boolean fortran, List<Long> shape, long begin) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;

    public NpyHead {
        shape = List.copyOf(shape);
    }

    /// The head of a file.
    ///
    /// @throws IllegalArgumentException with the reason, where it is no such file, or nobody knows its elements
    public static NpyHead read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            boolean begins = Arrays.equals(bytes(in, MAGIC.length), MAGIC);
            int version = bytes(in, 2)[0];
            if (!begins || version < 1 || version > 3) {
                throw new IllegalArgumentException("it does not begin like an npy file of version 1 to 3");
            }
            byte[] size = bytes(in, version == 1 ? Short.BYTES : Integer.BYTES);
            long length = 0;
            for (int i = 0; i < size.length; i++) {
                length |= Byte.toUnsignedLong(size[i]) << i * Byte.SIZE;
            }
            if (length > LONGEST) {
                throw new IllegalArgumentException("its head has " + length + " bytes");
            }
            String head = new String(bytes(in, (int) length), StandardCharsets.UTF_8);
            return parse(head, MAGIC.length + 2 + size.length + length);
        }
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IllegalArgumentException("it ends in its head");
        }
        return bytes;
    }

    private static NpyHead parse(String head, long begin) {
        try {
            if (PythonLiteral.read(head) instanceof Map<?, ?> members
                    && members.get("shape") instanceof List<?> shape
                    && members.get("fortran_order") instanceof Boolean fortran) {
                DataType type = NumpyCode.described(members.get("descr"));
                NpyHead read = new NpyHead(type, fortran, NumpyCode.lengths(shape), begin);
                Math.addExact(begin, read.structure().bytes());
                return read;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("it is larger than any file: " + head.strip(), e);
        }
        throw new IllegalArgumentException("its head is " + head.strip());
    }

    /// The array as one chunk.
    public ArrayStructure structure() {
        return new ArrayStructure(type, Chunks.whole(shape), shape, null, false);
    }
}
