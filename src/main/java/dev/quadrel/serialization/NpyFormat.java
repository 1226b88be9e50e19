package dev.quadrel.serialization;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Field;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.DataType.Struct;
import dev.quadrel.transfer.Body;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// numpy's own files, with the very header that numpy writes.
record NpyFormat() implements ArrayFormat {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_SHORT_HEADER = 0xFFFF;
    /// numpy leaves room for the first length to grow in place.
    private static final int DIGITS_TO_GROW = 21;

    @Override
    public String mediaType() {
        return "application/x-npy";
    }

    @Override
    public List<String> extensions() {
        return List.of("npy");
    }

    @Override
    public Body body(ArrayPart part) {
        ByteBuffer header = header(part.type(), part.shape());
        return new SizedBody(header.remaining() + part.bytes(), sink -> {
            sink.write(header.duplicate());
            part.read(sink);
        });
    }

    /// The header: version 1 where it fits, version 2 where it is longer, version 3 where it needs UTF-8.
    static ByteBuffer header(DataType type, List<Long> shape) {
        String text = "{'descr': %s, 'fortran_order': False, 'shape': %s, }"
                .formatted(description(type), NotAcceptable.tuple(shape));
        if (!shape.isEmpty()) {
            text += " ".repeat(DIGITS_TO_GROW - shape.getFirst().toString().length());
        }
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        int length = text.getBytes(charset).length + 1;
        boolean isShort = latin && length + ALIGNMENT <= LONGEST_SHORT_HEADER;
        int before = MAGIC.length + 2 + (isShort ? Short.BYTES : Integer.BYTES);
        int padding = ALIGNMENT - (before + length) % ALIGNMENT;
        byte[] padded = (text + " ".repeat(padding) + "\n").getBytes(charset);
        ByteBuffer header = ByteBuffer.allocate(before + padded.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) (isShort ? 1 : latin ? 2 : 3)).put((byte) 0);
        if (isShort) {
            header.putShort((short) padded.length);
        } else {
            header.putInt(padded.length);
        }
        return header.put(padded).flip();
    }

    private static String description(DataType type) {
        return switch (type) {
            case Builtin builtin -> "'" + code(builtin) + "'";
            case Struct struct ->
                struct.fields().stream().map(NpyFormat::description).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String description(Field field) {
        String shape = field.shape() == null ? "" : ", " + NotAcceptable.tuple(field.shape());
        return "(" + quoted(field.name()) + ", " + description(field.type()) + shape + ")";
    }

    /// The name of a simple type, such as `<f8`.
    static String code(Builtin type) {
        boolean ordered =
                switch (type.kind()) {
                    case BOOL, BYTES, VOID -> false;
                    case INT, UINT -> type.itemSize() > 1;
                    case FLOAT, COMPLEX, TIMEDELTA, DATETIME, TEXT -> true;
                };
        String order = ordered ? (type.bigEndian() ? ">" : "<") : "|";
        int size = type.kind() == Kind.TEXT ? type.itemSize() / Integer.BYTES : type.itemSize();
        return order + type.kind().code() + size + (type.units() == null ? "" : type.units());
    }

    /// A text as Python writes it.
    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            if (point == quote || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point < ' ' || point == 0x7F) {
                quoted.append("\\x%02x".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append(quote).toString();
    }
}
