package dev.quadrel.wslink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.buffer.MessageBuffer;

/// Writes values as MessagePack, as the original does: bytes as bytes, each floating-point number with 64 bits.
public final class Pack {

    /// Deeper ones are taken for such as contain themselves.
    static final int DEEPEST = 512;

    private static final int LONGEST_INTEGER = 64;
    private static final MessagePack.PackerConfig CONFIG = new MessagePack.PackerConfig().withBufferSize(512);

    private final MessageBufferPacker packer = CONFIG.newBufferPacker();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final @Nullable DirectMemory memory;

    /// @param memory for large texts; none to have all in one
    private Pack(@Nullable DirectMemory memory) {
        this.memory = memory;
    }

    /// A value's bytes: null, booleans, numbers, texts, enums by name, instants, bytes, collections, arrays,
    /// maps with texts as keys, and optionals of these.
    ///
    /// @throws UnpackableException where there is another
    public static byte[] value(@Nullable Object value) {
        return bytes(packing -> packing.any(value, 0));
    }

    /// The bytes of a map whose values are packed already.
    public static byte[] map(Map<String, byte[]> members) {
        return bytes(packing -> packing.members(members));
    }

    /// Writes one document.
    interface Document {
        void write(Pack pack) throws IOException;
    }

    /// The bytes of a document, which may be of parts that are packed already.
    static byte[] bytes(Document document) {
        Pack pack = new Pack(null);
        pack.write(document);
        return pack.packer.toByteArray();
    }

    /// The same in parts: long texts and bytes are not copied together.
    ///
    /// @param memory that large texts are written to
    static Packed parts(DirectMemory memory, Document document) {
        Pack pack = new Pack(memory);
        boolean isWhole = false;
        try {
            pack.write(document);
            pack.part();
            isWhole = true;
            return new Packed(pack.parts, memory);
        } finally {
            if (!isWhole) {
                pack.parts.forEach(memory::give);
            }
        }
    }

    private void write(Document document) {
        try {
            document.write(this);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written to it", e);
        }
    }

    /// What is packed since the last part is the next one.
    private void part() {
        packer.toBufferList().stream().map(MessageBuffer::sliceAsByteBuffer).forEach(parts::add);
        packer.clear();
    }

    Pack mapOf(int members) throws IOException {
        packer.packMapHeader(members);
        return this;
    }

    Pack text(String text) throws IOException {
        if (memory == null || text.length() < DirectMemory.LARGE) {
            packer.packString(text);
        } else {
            ByteBuffer bytes = memory.utf8(text);
            packer.packRawStringHeader(bytes.remaining());
            part();
            parts.add(bytes);
        }
        return this;
    }

    Pack integer(long number) throws IOException {
        packer.packLong(number);
        return this;
    }

    void members(Map<String, byte[]> members) throws IOException {
        packer.packMapHeader(members.size());
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            packer.packString(member.getKey());
            packer.addPayload(member.getValue());
        }
    }

    void any(@Nullable Object value, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new UnpackableException("a value is deeper than " + DEEPEST + " lists and maps");
        }
        switch (value) {
            case null -> packer.packNil();
            case String text -> text(text);
            case Boolean flag -> packer.packBoolean(flag);
            case Number number -> number(number);
            case PackedMap packed -> members(packed.members());
            case byte[] bytes -> binary(ByteBuffer.wrap(bytes));
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> items -> items(items, depth);
            case Object[] items -> items(Arrays.asList(items), depth);
            case CharSequence text -> packer.packString(text.toString());
            case Character text -> packer.packString(text.toString());
            case Enum<?> constant -> packer.packString(constant.name());
            case Optional<?> optional -> any(optional.orElse(null), depth);
            case ByteBuffer bytes -> binary(bytes.duplicate());
            case Instant time -> packer.packTimestamp(time);
            default -> other(value);
        }
    }

    private void number(Number number) throws IOException {
        switch (number) {
            case Double value -> packer.packDouble(value);
            case Float value -> packer.packDouble(value);
            case BigInteger value
            when value.bitLength() > (value.signum() < 0 ? LONGEST_INTEGER - 1 : LONGEST_INTEGER) ->
                throw new UnpackableException(
                        "an integer of " + value.bitLength() + " bits, of which 64 can be packed");
            case BigInteger value -> packer.packBigInteger(value);
            case Long _, Integer _, Short _, Byte _ -> packer.packLong(number.longValue());
            case java.util.concurrent.atomic.AtomicInteger value -> packer.packInt(value.get());
            case java.util.concurrent.atomic.AtomicLong value -> packer.packLong(value.get());
            default -> packer.packDouble(number.doubleValue());
        }
    }

    private void binary(ByteBuffer bytes) throws IOException {
        packer.packBinaryHeader(bytes.remaining());
        if (bytes.hasArray()) {
            packer.writePayload(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        } else {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            packer.addPayload(copy);
        }
    }

    private void map(Map<?, ?> map, int depth) throws IOException {
        packer.packMapHeader(map.size());
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String key)) {
                throw new UnpackableException("a map has the key " + member.getKey() + ", which is no text");
            }
            packer.packString(key);
            any(member.getValue(), depth + 1);
        }
    }

    private void items(Collection<?> items, int depth) throws IOException {
        packer.packArrayHeader(items.size());
        for (Object item : items) {
            any(item, depth + 1);
        }
    }

    /// An array of primitives, or nothing that could be packed.
    private void other(Object value) throws IOException {
        switch (value) {
            case int[] numbers -> array(numbers, numbers.length);
            case long[] numbers -> array(numbers, numbers.length);
            case double[] numbers -> array(numbers, numbers.length);
            case float[] numbers -> array(numbers, numbers.length);
            case short[] numbers -> array(numbers, numbers.length);
            case boolean[] flags -> array(flags, flags.length);
            case char[] text -> packer.packString(new String(text));
            default ->
                throw new UnpackableException("a value of " + value.getClass().getName() + " cannot be packed: "
                        + List.of("numbers", "texts", "booleans", "bytes", "lists", "maps") + " can");
        }
    }

    private void array(Object array, int length) throws IOException {
        packer.packArrayHeader(length);
        for (int i = 0; i < length; i++) {
            any(Array.get(array, i), 0);
        }
    }
}
