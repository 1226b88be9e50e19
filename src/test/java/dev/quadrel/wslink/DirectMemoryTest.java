package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectMemoryTest {

    private final DirectMemory memory = new DirectMemory(1 << 20);

    // rule 17
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u4e2d", "\ud83d\ude00", "\0", "a\u4e2d\0"})
    void aText_isItsUtf8(String part) {
        String text = part.repeat(DirectMemory.LARGE);
        ByteBuffer bytes = memory.utf8(text);
        assertThat(bytes.isDirect()).isTrue();
        assertThat(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()).isEqualTo(text);
        assertThat(packed(Map.of("text", text, "after", 1))).isEqualTo(Map.of("text", text, "after", 1L));
        memory.give(bytes);
        assertThat(memory.lent()).isZero();
    }

    // rule 17
    @Test
    void beyondTheBound_textsAreOnTheHeap() {
        ByteBuffer first = memory.utf8("x".repeat(600_000));
        ByteBuffer second = memory.utf8("y".repeat(600_000));
        ByteBuffer longest = memory.utf8("z".repeat(9_000_000));
        assertThat(first.isDirect()).isTrue();
        assertThat(second.isDirect()).isFalse();
        assertThat(longest.isDirect()).isFalse();
        assertThat(StandardCharsets.UTF_8.decode(second).charAt(599_999)).isEqualTo('y');
        memory.give(second);
        memory.give(first);
        assertThat(memory.utf8("y".repeat(600_000)).isDirect()).isTrue();
    }

    // rule 17
    @Test
    void memoryIsLentToOneAtATime_whoeverGivesItTwice() {
        ByteBuffer first = memory.utf8("x".repeat(100_000));
        memory.give(first);
        memory.give(first);
        ByteBuffer second = memory.utf8("y".repeat(100_000));
        ByteBuffer third = memory.utf8("z".repeat(100_000));
        memory.give(ByteBuffer.allocateDirect(100));
        assertThat(second.get(0)).isEqualTo((byte) 'y');
        assertThat(third.get(0)).isEqualTo((byte) 'z');
        assertThat(memory.lent()).isEqualTo(2L << 17);
    }

    // rule 17
    @Test
    void whatIsTooSmall_makesPlace() {
        ByteBuffer[] small = new ByteBuffer[8];
        for (int i = 0; i < small.length; i++) {
            small[i] = memory.utf8("x".repeat(100_000));
        }
        assertThat(memory.utf8("x".repeat(100_000)).isDirect()).isFalse();
        for (ByteBuffer each : small) {
            memory.give(each);
        }
        assertThat(memory.utf8("x".repeat(1_000_000)).isDirect()).isTrue();
    }

    // rule 17
    @Test
    void aDocumentThatCannotBePacked_keepsNothing() {
        Object bad = new Object[] {"x".repeat(100_000), new Object()};
        assertThatThrownBy(() -> Documents.result("rpc:c:0", bad, memory)).isInstanceOf(UnpackableException.class);
        assertThat(memory.lent()).isZero();
    }

    // rule 17
    @Test
    void anArrayIsTakenAgain_whenItWasGivenBack() {
        SpareArrays arrays = new SpareArrays();
        byte[] large = arrays.take(1_000_000);
        assertThat(large).hasSizeGreaterThanOrEqualTo(1_000_000);
        assertThat(arrays.take(1_000_000)).isNotSameAs(large);
        arrays.give(large);
        assertThat(arrays.take(900_000)).isSameAs(large);
        assertThat(arrays.take(900_000)).isNotSameAs(large);
        assertThat(arrays.take(7)).hasSize(7);
        arrays.give(new byte[7]);
        assertThat(arrays.take(SpareArrays.LARGE)).hasSizeGreaterThanOrEqualTo(SpareArrays.LARGE);
    }

    private Object packed(Object value) {
        Packed document = Documents.result("rpc:c:0", value, memory);
        Object unpacked = Unpack.value(new Frame(document.parts()).joined());
        document.release();
        return ((Map<?, ?>) unpacked).get("result");
    }
}
