package dev.quadrel.wslink;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageFormatException;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageTypeException;
import org.msgpack.core.MessageUnpacker;

/// Reads MessagePack: null, [Boolean], [Long] ([BigInteger] where it does not fit), [Double], [String], `byte[]`,
/// [java.time.Instant], [List], and [Map] with texts as keys, in their order.
public final class Unpack {

    private static final byte TIMESTAMP = -1;
    private static final char REPLACEMENT = '\uFFFD';

    /// What is announced is believed up to here; beyond, memory follows what is there.
    private static final int BELIEVED = 1024;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final MessageUnpacker unpacker;

    private Unpack(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.end = start + length;
        this.unpacker = MessagePack.newDefaultUnpacker(bytes, start, length);
    }

    /// The value of a document.
    ///
    /// @throws ProtocolFault where it is no MessagePack, goes on after its value, is deeper than 512 lists and
    ///     maps, or has a key that is no text or an extension type other than a timestamp
    public static @Nullable Object value(byte[] document) {
        return value(ByteBuffer.wrap(document));
    }

    /// The same of a buffer with an array, which stays as it is.
    static @Nullable Object value(ByteBuffer document) {
        Unpack unpack =
                new Unpack(document.array(), document.arrayOffset() + document.position(), document.remaining());
        try {
            Object value = unpack.any(0);
            if (unpack.left() != 0) {
                throw fault("%d bytes follow the value".formatted(unpack.left()));
            }
            return value;
        } catch (MessageInsufficientBufferException e) {
            throw fault("the document ends within a value");
        } catch (MessageTypeException | MessageFormatException e) {
            throw fault("the document is no MessagePack: %s".formatted(e.getMessage()));
        } catch (MessagePackException | IOException e) {
            throw fault("the document is unreadable: %s".formatted(e.getMessage()));
        }
    }

    private @Nullable Object any(int depth) throws IOException {
        if (depth > Pack.DEEPEST) {
            throw fault("the document is deeper than %d lists and maps".formatted(Pack.DEEPEST));
        }
        MessageFormat format = unpacker.getNextFormat();
        return switch (format.getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                yield null;
            }
            case BOOLEAN -> unpacker.unpackBoolean();
            case INTEGER -> format == MessageFormat.UINT64 ? large() : (Object) unpacker.unpackLong();
            case FLOAT -> unpacker.unpackDouble();
            case STRING -> text(unpacker.unpackRawStringHeader());
            case BINARY -> binary(unpacker.unpackBinaryHeader());
            case ARRAY -> list(unpacker.unpackArrayHeader(), depth);
            case MAP -> map(unpacker.unpackMapHeader(), depth);
            case EXTENSION -> extension();
        };
    }

    private Object large() throws IOException {
        BigInteger number = unpacker.unpackBigInteger();
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private List<@Nullable Object> list(int length, int depth) throws IOException {
        List<@Nullable Object> list = new ArrayList<>(Math.min(length, BELIEVED));
        for (int i = 0; i < length; i++) {
            list.add(any(depth + 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int length, int depth) throws IOException {
        Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(Math.min(length, BELIEVED));
        for (int i = 0; i < length; i++) {
            if (!unpacker.getNextFormat().getValueType().isStringType()) {
                throw fault("a map has a key that is no text");
            }
            String key = text(unpacker.unpackRawStringHeader());
            map.put(key, any(depth + 1));
        }
        return map;
    }

    private Object extension() throws IOException {
        ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
        if (header.getType() != TIMESTAMP) {
            throw fault("extension type %d is unknown".formatted(header.getType()));
        }
        return unpacker.unpackTimestamp(header);
    }

    private long left() {
        return end - start - unpacker.getTotalReadBytes();
    }

    /// Goes over bytes that belong together, and answers where they start.
    private int payload(int length) throws IOException {
        if (length < 0 || length > left()) {
            throw fault("the document ends within a value");
        }
        int from = start + (int) unpacker.getTotalReadBytes();
        unpacker.readPayloadAsReference(length);
        return from;
    }

    private byte[] binary(int length) throws IOException {
        int from = payload(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /// Decoded fast, and once more with care where a character may stand for bytes that are none.
    private String text(int length) throws IOException {
        int from = payload(length);
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            } catch (CharacterCodingException e) {
                throw fault("a text is no UTF-8");
            }
        }
        return text;
    }

    private static ProtocolFault fault(String message) {
        return new ProtocolFault(ProtocolFault.UNREADABLE, message);
    }
}
