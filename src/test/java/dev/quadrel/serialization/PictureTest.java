package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {

    private static Stream<Fixture> pictures() throws IOException {
        return Fixture.of("pictures.json");
    }

    // rules 3 and 6
    @ParameterizedTest
    @MethodSource("pictures")
    void png_hasTheLevelsOfTiled(Fixture fixture) throws IOException {
        MemoryArray array = fixture.array(100);
        byte[] png = MemoryArray.sent(new PngFormat().body(array.part("")));
        BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        List<Integer> levels = ((List<?>)
                        Objects.requireNonNull(fixture.members().get("levels")))
                .stream().map(level -> ((Number) level).intValue()).toList();
        int[] samples = samples(image.getRaster());
        assertThat(samples).hasSameSizeAs(levels);
        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).as("level %d", i).isCloseTo(levels.get(i), Offset.offset(1));
        }
        List<Long> shape = array.shape();
        assertThat(image.getHeight())
                .isEqualTo(shape.size() < 2 ? 1 : shape.getFirst().intValue());
    }

    // rule 6
    @Test
    void notANumber_isBlackAndHasNoSay() throws IOException {
        double[] values = {Double.NaN, 0, 1, Double.NaN};
        ByteBuffer bytes = ByteBuffer.allocate(32);
        Arrays.stream(values).forEach(bytes::putDouble);
        Builtin type = new Builtin(Endianness.BIG, Kind.FLOAT, 8, null);
        MemoryArray array = new MemoryArray(type, List.of(2L, 2L), bytes.array(), 3);
        byte[] png = MemoryArray.sent(new PngFormat().body(array.part("")));
        Raster raster = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)))
                .getRaster();
        assertThat(samples(raster)).containsExactly(0, 0, 255, 0);
    }

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,4,5   | f | 4 | The shape of this data (3, 4, 5) is incompatible with the requested format"
                        + " (image/png)",
                "3,0     | f | 4 | The shape of this data (3, 0) is incompatible with the requested format (image/png)",
                "1,1,1,3 | u | 1 | The shape of this data (1, 1, 1, 3) is incompatible",
                "2,2     | U | 4 | there was an error packing this specific data: elements of the type"
                        + " {endianness=little, kind=U",
            })
    void whatIsNoPicture_is406(String shape, String kind, int itemSize, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PngFormat().body(zeros(shape, kind, itemSize)))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }

    // rule 7
    @ParameterizedTest
    @CsvSource({"uint8 colours", "uint16 colours with opacity", "int16 big", "float32 of wide range", "one dimension"})
    void tiff_hasTheElements(String name) throws IOException {
        MemoryArray array = Fixture.array("pictures.json", name);
        byte[] tiff = MemoryArray.sent(new TiffFormat().body(array.part("")));
        List<Raster> pages = pages(tiff);
        assertThat(pages).hasSize(1);
        assertThat(doubles(pages.getFirst())).isEqualTo(values(array));
    }

    // rule 7
    @Test
    void tiffOfThreeDimensions_hasPages() throws IOException {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        Builtin type = new Builtin(Endianness.NOT_APPLICABLE, Kind.UINT, 1, null);
        byte[] tiff =
                MemoryArray.sent(new TiffFormat().body(new MemoryArray(type, List.of(3L, 1L, 5L), bytes, 2).part("")));
        List<Raster> pages = pages(tiff);
        assertThat(pages).hasSize(3);
        assertThat(samples(pages.get(1))).containsExactly(6, 7, 8, 9, 10);
        assertThat(samples(pages.get(2))).containsExactly(11, 12, 13, 14, 15);
    }

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,1,2,2  | f | 4 | The shape of this data (1, 1, 1, 2, 2) is incompatible with the requested format"
                        + " (image/tiff)",
                "3,0        | f | 4 | The shape of this data (3, 0) is incompatible",
                "200000,1,1 | u | 1 | The shape of this data (200000, 1, 1) is incompatible",
                "2          | M | 8 | there was an error packing this specific data: elements of the type",
            })
    void whatIsNoTiff_is406(String shape, String kind, int itemSize, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new TiffFormat().body(zeros(shape, kind, itemSize)))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }

    private static ArrayPart zeros(String shape, String kind, int itemSize) {
        Kind known = Arrays.stream(Kind.values())
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .orElseThrow();
        List<Long> lengths = Arrays.stream(shape.split(",")).map(Long::valueOf).toList();
        Builtin type = new Builtin(Endianness.LITTLE, known, itemSize, null);
        return new MemoryArray(type, lengths, new byte[0], 1).part("");
    }

    private static List<Raster> pages(byte[] tiff) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(tiff)));
        List<Raster> pages = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            pages.add(reader.readAsRenderedImage(i, null).getData());
        }
        return pages;
    }

    private static int[] samples(Raster raster) {
        return Arrays.stream(doubles(raster)).mapToInt(value -> (int) value).toArray();
    }

    private static double[] doubles(Raster raster) {
        return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (double[]) null);
    }

    private static double[] values(MemoryArray array) throws IOException {
        Elements.Reader reader = Elements.of(array.type());
        List<Double> values = new ArrayList<>();
        array.part("").each(bytes -> values.add(((Number) Objects.requireNonNull(reader.read(bytes))).doubleValue()));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
