package dev.quadrel.adapter;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the head of a `.npy` file says, of versions 1 to 3.
///
/// @param type of an element, such as `<f8`; empty for one of several fields
/// @param fortran whether the first dimension is the one whose neighbours lie side by side
/// @param bytes before the first element
record NpyHeader(Optional<String> type, boolean fortran, List<Long> shape, long bytes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");

    /// @throws IllegalArgumentException where the file is something else
    static NpyHeader read(FileChannel file) throws IOException {
        ByteBuffer start = read(file, 0, MAGIC.length + 2);
        byte[] magic = new byte[MAGIC.length];
        start.get(magic);
        int version = start.get();
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
            throw new IllegalArgumentException("it does not begin like an npy file of version 1 to 3");
        }
        int sizeBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer size = read(file, MAGIC.length + 2, sizeBytes);
        int length = version == 1 ? Short.toUnsignedInt(size.getShort()) : size.getInt();
        if (length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("its head has " + length + " bytes");
        }
        long begin = MAGIC.length + 2L + sizeBytes;
        String text = StandardCharsets.UTF_8.decode(read(file, begin, length)).toString();
        return parse(text, begin + length);
    }

    private static ByteBuffer read(FileChannel file, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("it ends in its head");
            }
        }
        return bytes.flip();
    }

    private static NpyHeader parse(String text, long bytes) {
        Matcher type = TYPE.matcher(text);
        return new NpyHeader(
                type.find() ? Optional.of(type.group(1)) : Optional.empty(),
                find(ORDER, text).equals("True"),
                Pattern.compile("[,\\s]+")
                        .splitAsStream(find(SHAPE, text))
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .toList(),
                bytes);
    }

    private static String find(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalArgumentException("its head is " + text.strip());
        }
        return match.group(1);
    }
}
