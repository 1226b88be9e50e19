package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

class MsgpackTest {

    // rule 1
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "5",
                "\"grüezi\"",
                "[[],[[]],{}]",
                "{\"a\":{\"b\":[1,{\"c\":[true,false,null]},2],\"d\":{}},\"e\":[[1,2],[3]]}",
                "[0,-1,127,128,-129,65536,4294967296,9223372036854775807,-9223372036854775808]",
                "[18446744073709551615]",
                "[1.5,-0.1]"
            })
    void json_isTheSameValue(String json) throws IOException {
        assertThat(value(json).toJson()).isEqualTo(json);
    }

    @Test
    void manyContainers_keepTheirSizes() throws IOException {
        String json = "[" + "{\"a\":[1,2,3]},".repeat(500) + "{}]";
        assertThat(value(json).toJson()).isEqualTo(json);
    }

    @Test
    void anIntegerOfMoreThan64Bits_isANearbyNumber() throws IOException {
        assertThat(value("36893488147419103232").asFloatValue().toDouble()).isEqualTo(0x1p65);
        assertThat(value("-36893488147419103232").asFloatValue().toDouble()).isEqualTo(-0x1p65);
    }

    // rule 14
    @Test
    void aMemberThatIsATime_isATimestamp() throws IOException {
        String json = "{\"at\":\"2026-11-21T02:30:51.250Z\",\"in\":[\"at\"],\"other\":\"2026\",\"none\":null}";
        Value value = MessagePack.newDefaultUnpacker(
                        Msgpack.of(json.getBytes(StandardCharsets.UTF_8), Set.of("at", "none")))
                .unpackValue();
        Value at = value.asMapValue().map().get(ValueFactory.newString("at"));
        assertThat(at.asTimestampValue().toInstant()).isEqualTo(Instant.parse("2026-11-21T02:30:51.250Z"));
        assertThat(value.toJson()).contains("\"in\":[\"at\"],\"other\":\"2026\",\"none\":null");
    }

    private static Value value(String json) throws IOException {
        return MessagePack.newDefaultUnpacker(Msgpack.of(json.getBytes(StandardCharsets.UTF_8)))
                .unpackValue();
    }
}
