package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

    // rule 14
    @Test
    void values_goAndComeBack() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("null", null);
        value.put("flag", true);
        value.put("integer", -3L);
        value.put("large", new BigInteger("18446744073709551615"));
        value.put("number", 0.5);
        value.put("text", "ä€😀\uFFFD");
        value.put("bytes", new byte[] {1, 2, 3});
        value.put("time", Instant.parse("2026-01-02T03:04:05.006Z"));
        value.put("list", Arrays.asList(1L, null, List.of()));
        value.put("map", Map.of("a", Map.of()));
        Map<?, ?> back = (Map<?, ?>) Unpack.value(Pack.value(value));
        assertThat(back).usingRecursiveComparison().isEqualTo(value);
        assertThat(back.keySet().toArray()).isEqualTo(value.keySet().toArray());
    }

    @Test
    void whatIsNearAValue_isPackedAsOne() {
        assertThat(back(1)).isEqualTo(1L);
        assertThat((Double) back(Double.NaN)).isNaN();
        assertThat(back((short) 1)).isEqualTo(1L);
        assertThat(back(new AtomicInteger(5))).isEqualTo(5L);
        assertThat(back(0.25f)).isEqualTo(0.25);
        assertThat(back(java.nio.CharBuffer.wrap("x"))).isEqualTo("x");
        assertThat(back('x')).isEqualTo("x");
        assertThat(back(TimeUnit.DAYS)).isEqualTo("DAYS");
        assertThat(back(Optional.of(2))).isEqualTo(2L);
        assertThat(back(Optional.empty())).isNull();
        assertThat(back(new int[] {1, 2})).isEqualTo(List.of(1L, 2L));
        assertThat(back(new double[] {1.5})).isEqualTo(List.of(1.5));
        assertThat(back(new Object[] {"a", 1})).isEqualTo(List.of("a", 1L));
        assertThat(back(ByteBuffer.wrap(new byte[] {9, 8, 7}, 1, 2))).isEqualTo(new byte[] {8, 7});
        assertThat(back(ByteBuffer.allocateDirect(2))).isEqualTo(new byte[2]);
    }

    // rule 14
    @Test
    void whatHasNoForm_isNamed() {
        assertThatThrownBy(() -> Pack.value(List.of(new Object())))
                .isInstanceOf(UnpackableException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> Pack.value(Map.of(1, 2)))
                .isInstanceOf(UnpackableException.class)
                .hasMessageContaining("the key 1");
        assertThatThrownBy(() -> Pack.value(BigInteger.TWO.pow(64))).isInstanceOf(UnpackableException.class);
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> Pack.value(endless)).isInstanceOf(UnpackableException.class);
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1", // never used
                "0101", // goes on
                "81 01 02", // a key that is no text
                "81 c0 02",
                "92 01", // ends
                "a3 61",
                "c6 7fffffff 00", // 2 GiB announced
                "db 7fffffff 00",
                "dd 7fffffff 00",
                "df 7fffffff 00",
                "dd ffffffff 00",
                "a1 ff", // no UTF-8
                "d4 05 00", // an extension
            })
    void garbage_isAFault(String hex) {
        assertThatThrownBy(() -> Unpack.value(Live.hex(hex))).isInstanceOf(ProtocolFault.class);
    }

    @Test
    void tooDeep_isAFault() {
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) 0x91);
        assertThatThrownBy(() -> Unpack.value(deep))
                .isInstanceOf(ProtocolFault.class)
                .hasMessageContaining("deeper");
    }

    // rule 13
    @Test
    void arguments_areFoundByPositionOrName() {
        Arguments arguments = new Arguments(Arrays.asList(1L, "two", null), Map.of("x", 3.0, "first", 9L));
        assertThat(arguments.integer(0, "first")).isEqualTo(1);
        assertThat(arguments.text(1, "second")).isEqualTo("two");
        assertThat(arguments.value(2, "third")).isNull();
        assertThat(arguments.integer(7, "x")).isEqualTo(3);
        assertThat(arguments.number(7, "x")).isEqualTo(3.0);
        assertThat(arguments.integer(7, "y", 5)).isEqualTo(5);
        assertThat(arguments.flag(7, "y", true)).isTrue();
        assertThat(arguments.text(7, "y", "none")).isEqualTo("none");
        assertThat(arguments.number(7, "y", 0.5)).isEqualTo(0.5);
        assertThat(arguments.list(7, "y", List.of())).isEmpty();
        assertThat(arguments.map(7, "y", Map.of())).isEmpty();
        assertThat(arguments.counted(3, 3)).isSameAs(arguments);
    }

    // rule 13
    @Test
    void missingOrUnfitArguments_areNamed() {
        Arguments arguments = new Arguments(List.of("one"), Map.of());
        assertThatThrownBy(() -> arguments.integer(0, "n"))
                .hasMessage("argument 1, \"n\", is String, but must be an integer");
        assertThatThrownBy(() -> arguments.text(1, "name")).hasMessage("missing argument 2, \"name\"");
        assertThatThrownBy(() -> arguments.bytes(0, "n")).hasMessageContaining("must be bytes");
        assertThatThrownBy(() -> arguments.map(0, "n")).hasMessageContaining("must be a map");
        assertThatThrownBy(() -> arguments.counted(2, 3)).hasMessage("takes from 2 to 3 arguments, but 1 were given");
        assertThatThrownBy(() -> arguments.counted(0, 0)).hasMessage("takes 0 arguments, but 1 were given");
    }

    private static Object back(Object value) {
        return Unpack.value(Pack.value(value));
    }
}
