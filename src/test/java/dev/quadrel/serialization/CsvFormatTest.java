package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvFormatTest {

    private static final CsvFormat CSV = new CsvFormat("text/csv", List.of("csv"));

    private static Stream<Fixture> arraysOfNumpysText() throws IOException {
        return Fixture.of("arrays.json").filter(each -> each.members().get("csv") != null);
    }

    // rule 5
    @ParameterizedTest
    @MethodSource("arraysOfNumpysText")
    void array_isNumpysText(Fixture fixture) throws IOException {
        String expected = String.valueOf(fixture.members().get("csv"));
        MemoryArray array = fixture.array(5);
        if (array.type() instanceof Builtin type && type.kind() == Kind.FLOAT) {
            assertThat(numbers(csv(array.part("")))).isEqualTo(numbers(expected));
        } else {
            assertThat(csv(array.part(""))).isEqualTo(expected);
        }
    }

    // rule 5
    @Test
    void texts_areQuotedWhereTheyMustBe() throws IOException {
        assertThat(csv(part("text"))).isEqualTo("ab\n\"\u00fc\"\"\n\u0001,\"\n\ud83d\ude00\n\n");
        assertThat(csv(part("bytes"))).isEqualTo("ab\nc\n\u00ff\n\na\0b\n");
        assertThat(csv(part("void"))).isEqualTo("6162\n0064\n");
    }

    @Test
    void fields_areCells() throws IOException {
        assertThat(csv(part("record"))).isEqualTo("1,2.5,x,1,2,True,2020-01-01T00:00:00\n3,nan,y,3,4,False,NaT\n");
    }

    @Test
    void complexNumbers_arePythons() throws IOException {
        assertThat(csv(part("complex64"))).isEqualTo("1.0+2.0j\n0.1+nanj\n");
        assertThat(csv(part("complex128 big"))).isEqualTo("1.0-2.0j,0.5+0.0j\n");
    }

    @Test
    void singleElement_isALine() throws IOException {
        assertThat(csv(part("scalar"))).isEqualTo("5.5\n");
    }

    // rule 2
    @ParameterizedTest
    @CsvSource({"text/csv", "text/plain"})
    void threeDimensions_are406(String mediaType) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CsvFormat(mediaType, List.of()).body(part("three dimensions")))
                .withMessage(
                        "The shape of this data (2, 3, 4) is incompatible with the requested format (%s). Slice it or"
                                + " choose a different format.",
                        mediaType)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }

    // rule 5
    @Test
    void htmlTable_hasItsTextsEscaped() throws IOException {
        Builtin type = new Builtin(Endianness.NOT_APPLICABLE, Kind.BYTES, 3, null);
        byte[] bytes = "<b>a&b".getBytes(StandardCharsets.US_ASCII);
        assertThat(html(new MemoryArray(type, List.of(2L), bytes, 2).part("")))
                .contains("<table>\n<tr><td>&lt;b&gt;</td></tr>\n<tr><td>a&amp;b</td></tr>\n</table>");
        assertThat(html(part("no columns"))).contains("<table>\n<tr></tr>\n<tr></tr>\n</table>");
    }

    @Test
    void htmlOfAPicture_hasItInside() throws IOException {
        assertThat(html(part("float64 big")))
                .startsWith("<!DOCTYPE html>")
                .contains("src=\"data:image/png;base64,iVBORw0KGgo")
                .endsWith("\"></body></html>\n");
    }

    private static ArrayPart part(String name) throws IOException {
        return Fixture.array("arrays.json", name).part("");
    }

    private static String csv(ArrayPart part) throws IOException {
        return new String(MemoryArray.sent(CSV.body(part)), StandardCharsets.UTF_8);
    }

    private static String html(ArrayPart part) throws IOException {
        return new String(MemoryArray.sent(new HtmlFormat().body(part)), StandardCharsets.UTF_8);
    }

    private static List<List<Double>> numbers(String csv) {
        return csv.lines()
                .map(line -> Arrays.stream(line.split(","))
                        .map(CsvFormatTest::number)
                        .toList())
                .toList();
    }

    private static double number(String text) {
        return switch (text) {
            case "" -> 0;
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
