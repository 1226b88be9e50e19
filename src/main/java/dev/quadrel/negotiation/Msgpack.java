package dev.quadrel.negotiation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/// Turns JSON into MessagePack, in two passes over its tokens: MessagePack wants to know how many members an
/// object has before the first of them.
public final class Msgpack {

    /// What is stored may be as deep as a body may be, and is some levels deeper in what it is sent in.
    private static final int DEEPEST = 2 * StreamReadConstraints.DEFAULT_MAX_DEPTH;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    private static final int LONGEST_INTEGER = 64;

    private Msgpack() {}

    /// The same as MessagePack, in its shortest form.
    ///
    /// @param json UTF-8
    public static byte[] of(byte[] json) throws IOException {
        return of(json, Set.of());
    }

    /// @param times names of members whose texts are times, by ISO 8601
    static byte[] of(byte[] json, Set<String> times) throws IOException {
        int[] sizes = sizes(json);
        int next = 0;
        try (JsonParser parser = FACTORY.createParser(json);
                MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> packer.packMapHeader(sizes[next++]);
                    case START_ARRAY -> packer.packArrayHeader(sizes[next++]);
                    case END_OBJECT, END_ARRAY -> {}
                    case VALUE_STRING -> packText(parser, times, packer);
                    default -> pack(parser, token, packer);
                }
            }
            return packer.toByteArray();
        }
    }

    private static void packText(JsonParser parser, Set<String> times, MessageBufferPacker packer) throws IOException {
        String name = parser.currentName();
        if (name != null && times.contains(name)) {
            packer.packTimestamp(Instant.parse(parser.getText()));
        } else {
            packer.packString(parser.getText());
        }
    }

    private static void pack(JsonParser parser, JsonToken token, MessageBufferPacker packer) throws IOException {
        switch (token) {
            case FIELD_NAME -> packer.packString(parser.getText());
            case VALUE_NUMBER_INT -> packInteger(parser, packer);
            case VALUE_NUMBER_FLOAT -> packer.packDouble(parser.getDoubleValue());
            case VALUE_TRUE -> packer.packBoolean(true);
            case VALUE_FALSE -> packer.packBoolean(false);
            case VALUE_NULL -> packer.packNil();
            default -> throw new IllegalStateException("JSON text has no token " + token);
        }
    }

    /// One of more than 64 bits becomes the nearest floating-point number.
    private static void packInteger(JsonParser parser, MessageBufferPacker packer) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            packer.packLong(parser.getLongValue());
            return;
        }
        BigInteger value = parser.getBigIntegerValue();
        if (value.signum() > 0 && value.bitLength() <= LONGEST_INTEGER) {
            packer.packBigInteger(value);
        } else {
            packer.packDouble(value.doubleValue());
        }
    }

    /// How many members each object and list has, in the order in which they start.
    private static int[] sizes(byte[] json) throws IOException {
        int[] sizes = new int[16];
        int count = 0;
        Deque<Integer> open = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructEnd()) {
                    open.pop();
                    continue;
                }
                boolean isMember = token == JsonToken.FIELD_NAME
                        || parser.getParsingContext().inArray() && !token.isStructStart()
                        || token.isStructStart()
                                && parser.getParsingContext().getParent().inArray();
                if (isMember) {
                    sizes[open.element()]++;
                }
                if (token.isStructStart()) {
                    sizes = count < sizes.length ? sizes : Arrays.copyOf(sizes, 2 * count);
                    open.push(count++);
                }
            }
        }
        return sizes;
    }
}
