package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCastTest {

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(ArrowMemory.inUse()).isZero();
    }

    // rule 30
    @ParameterizedTest
    @CsvSource({
        "int8, float64, -128",
        "uint8, int8, 127",
        "int64, uint8, 255",
        "int64, uint64, 9223372036854775807",
        "float64, int64, -9223372036854775808",
        "float64, int8, -128",
        "float32, uint16, 65535",
        "int64, float64, 9007199254740992",
        "int64, float64, -9007199254740992",
        "int32, float32, 16777216",
        "int16, float16, 2048",
        "float64, float32, 0.5",
        "float16, float64, -2.25",
        "uint32, int64, 4294967295",
        "uint64, int64, 9223372036854775807",
        "uint64, float64, 4096"
    })
    void number_isTheSameInTheOtherType(String from, String to, String number) {
        assertThat(cast(from, to, number)).isEqualTo(number.contains(".") ? number : number + (isReal(to) ? ".0" : ""));
    }

    // rule 30
    @ParameterizedTest
    @CsvSource({
        "int64, uint8, -1",
        "int64, uint8, 256",
        "int64, int8, 128",
        "int64, int8, -129",
        "uint8, int8, 128",
        "uint64, int64, -1",
        "int8, uint64, -1",
        "float64, int64, 1.5",
        "float64, int64, 9223372036854775807",
        "float64, int64, -1e300",
        "float64, uint64, -1",
        "float64, uint8, 256",
        "int64, float64, 9007199254740993",
        "int64, float64, 9223372036854775807",
        "int32, float32, 16777217",
        "int32, float16, 70000",
        "float64, float32, 1e300",
        "uint64, float64, -1",
        "float64, int32, Infinity"
    })
    void number_thatTheOtherTypeHasNot_isRefused(String from, String to, String number) {
        assertProblem(422, "The column c has", () -> cast(from, to, number));
    }

    // rule 30
    @ParameterizedTest
    @ValueSource(strings = {"int8", "uint64"})
    void whatIsNoNumber_isAGapAmongWholeOnes(String to) {
        assertThat(cast("float64", to, "NaN")).isEqualTo("null");
    }

    private static boolean isReal(String type) {
        return type.startsWith("float");
    }

    private static String cast(String from, String to, String number) {
        try (BufferAllocator memory = ArrowMemory.open("cast");
                FieldVector given = field(from).createVector(memory)) {
            given.allocateNew();
            switch (given) {
                case Float2Vector half -> half.setWithPossibleTruncate(0, Float.parseFloat(number));
                case FloatingPointVector real -> real.setWithPossibleTruncate(0, Double.parseDouble(number));
                case BaseIntVector whole -> whole.setWithPossibleTruncate(0, Long.parseLong(number));
                default -> throw new IllegalStateException(from);
            }
            given.setValueCount(1);
            Field field = ArrowCast.STORING.result(given.getField(), field(to));
            try (FieldVector result = ArrowCast.STORING.cast(given, field, memory)) {
                return text(result);
            }
        }
    }

    private static String text(FieldVector result) {
        if (result.isNull(0)) {
            return "null";
        }
        return result instanceof FloatingPointVector real
                ? plain(real.getValueAsDouble(0))
                : String.valueOf(((BaseIntVector) result).getValueAsLong(0));
    }

    private static String plain(double real) {
        return real == Math.rint(real) ? (long) real + ".0" : String.valueOf(real);
    }

    private static Field field(String type) {
        int bits = Integer.parseInt(type.replaceAll("[^0-9]", ""));
        ArrowType arrow =
                switch (type.charAt(0)) {
                    case 'f' -> new ArrowType.FloatingPoint(precision(bits));
                    default -> new ArrowType.Int(bits, type.charAt(0) == 'i');
                };
        return new Field("c", FieldType.nullable(arrow), List.of());
    }

    private static FloatingPointPrecision precision(int bits) {
        return switch (bits) {
            case Short.SIZE -> FloatingPointPrecision.HALF;
            case Float.SIZE -> FloatingPointPrecision.SINGLE;
            default -> FloatingPointPrecision.DOUBLE;
        };
    }
}
