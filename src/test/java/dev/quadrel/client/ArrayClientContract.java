package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdSlice;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arrays written and read by the Java client, on whatever server.
public abstract class ArrayClientContract {

    private static final List<Long> SHAPE = List.of(7L, 5L, 6L);
    private static final NdArray NUMBERS =
            NdArray.of(IntStream.range(0, 7 * 5 * 6).asDoubleStream().toArray()).reshaped(7, 5, 6);

    private FreshContainer fresh;

    /// The server, with a key that allows everything.
    protected abstract String server();

    /// Whether the server takes slices with negative steps of arrays that it stores.
    protected abstract boolean exportsBackwards();

    @BeforeEach
    void makeContainer() {
        fresh = FreshContainer.on(server());
    }

    @AfterEach
    void removeContainer() {
        fresh.close();
    }

    private ArrayClient written() {
        return fresh.container()
                .writeArray(
                        NUMBERS,
                        NewData.named("a").chunks(3, 2, 6).dims("x", "y", "z").metadata(Map.of("n", 1)));
    }

    @Test
    void whatIsWritten_isReadBack() {
        ArrayClient array = written();
        assertThat(array.read()).isEqualTo(NUMBERS);
        ArrayClient again = (ArrayClient) fresh.container().get("a");
        assertThat(again.read()).isEqualTo(NUMBERS);
        assertThat(again.shape()).isEqualTo(SHAPE);
        assertThat(again.dims()).containsExactly("x", "y", "z");
        assertThat(again.chunks()).isEqualTo(Chunks.regular(SHAPE, List.of(3L, 2L, 6L)));
        assertThat(again.metadata()).containsEntry("n", 1);
    }

    // rule 11
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2",
                "-1",
                "1:3",
                "::2",
                ":,1",
                "1:6:2,::-1",
                "::-1,::-2,1::3",
                "3,4,5",
                "6:2:-3,:,2",
                "2:2",
                ":,:,-2:"
            })
    void slice_isWhatItIsInMemory(String text) {
        NdSlice slice = NdSlice.parse(text);
        ArrayClient array = written();
        assertThat(array.read(slice)).isEqualTo(NUMBERS.slice(slice));
        NdArray target = NdArray.zeros(array.type(), NUMBERS.slice(slice).shape());
        array.read(slice, target);
        assertThat(target).isEqualTo(NUMBERS.slice(slice));
    }

    @Test
    void viewOfAView_takesWhatBothTake() {
        ArrayView view = written().view(NdSlice.parse("1::2,:,3")).view(NdSlice.parse("::-1,1:4"));
        assertThat(view.shape()).containsExactly(3L, 3L);
        assertThat(view.read())
                .isEqualTo(NUMBERS.slice(NdSlice.parse("1::2,:,3")).slice(NdSlice.parse("::-1,1:4")));
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"", "::-1,1:", "2:5,3"})
    void blocks_comeInOrderAndMakeUpTheWhole(String text) {
        ArrayView view = written().view(NdSlice.parse(text));
        NdArray whole = NdArray.zeros(view.type(), view.shape());
        view.forEachBlock(block -> whole.slice(FreshContainer.box(block)).fill(block.values()));
        assertThat(whole).isEqualTo(NUMBERS.slice(NdSlice.parse(text)));
    }

    @Test
    void block_isOneChunk() {
        ArrayClient array = written();
        assertThat(array.readBlock(2, 1, 0)).isEqualTo(NUMBERS.slice(NdSlice.parse("6:7,2:4")));
        NdArray ones = NdArray.of(new double[12]).reshaped(1, 2, 6);
        array.writeBlock(ones, 2, 1, 0);
        assertThat(array.read(NdSlice.parse("6,2:4"))).isEqualTo(ones.slice(NdSlice.parse("0")));
        assertThat(array.read(NdSlice.parse("6,4"))).isEqualTo(NUMBERS.slice(NdSlice.parse("6,4")));
    }

    @Test
    void singleElement_hasNoDimensions() {
        NdArray one = NdArray.of(42L).reshaped();
        ArrayClient array = fresh.container().writeArray(one, NewData.unnamed());
        assertThat(array.read()).isEqualTo(one);
        assertThat(array.read().longs().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
    }

    @Test
    void noElements_areNotAskedFor() {
        ArrayClient array = fresh.container().writeArray(NdArray.of(new int[0]), NewData.unnamed());
        assertThat(array.read().shape()).containsExactly(0L);
    }

    @Test
    void patch_beyondTheEndGrowsTheArrayOrIsAConflict() {
        ArrayClient array = fresh.container()
                .writeArray(NdArray.of(1, 2, 3, 4), NewData.named("g").chunks(2));
        array.patch(NdArray.of(9), List.of(1L), false);
        assertThatExceptionOfType(ClientException.Conflict.class)
                .isThrownBy(() -> array.patch(NdArray.of(5, 6), List.of(4L), false));
        array.patch(NdArray.of(5, 6), List.of(4L), true);
        assertThat(array.shape()).containsExactly(6L);
        assertThat(array.read()).isEqualTo(NdArray.of(1, 9, 3, 4, 5, 6));
    }

    @Test
    void export_isTheServersFormat(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("part.json");
        written().export(file, "json", NdSlice.parse("1,2"));
        assertThat(Files.readString(file).replace(" ", "")).isEqualTo("[42.0,43.0,44.0,45.0,46.0,47.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::-1", "1:4:2,::-2", "0:0:2", "4:1:-1,0,0", "5:5,1", "1::3,::2"})
    void exportOfAPart_isRightOrRefused(String text) throws Exception {
        NdSlice slice = NdSlice.parse(text);
        ArrayClient array = written();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (text.contains("-") && !exportsBackwards()) {
            assertThatExceptionOfType(ClientException.Invalid.class).isThrownBy(() -> array.export(out, "json", slice));
            return;
        }
        array.export(out, "json", slice);
        assertThat(Json.parse(out.toString(StandardCharsets.UTF_8)))
                .isEqualTo(Json.parse(Json.text(NUMBERS.slice(slice).list())));
    }

    @Test
    void indexBeyondTheArray_isRefusedBeforeAnythingIsSent() {
        ArrayClient array = written();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> array.read(NdSlice.parse("7")));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> array.readBlock(3, 0, 0));
    }

    @Test
    void progress_endsWithAllBytes() {
        List<Long> heard = new ArrayList<>();
        try (FreshContainer container = FreshContainer.on(
                server(), Options.USUAL.progress((what, done, total) -> FreshContainer.note(heard, done, total)))) {
            ArrayClient array =
                    container.container().writeArray(NUMBERS, NewData.named("a").chunks(3, 2, 6));
            assertThat(heard).contains(NUMBERS.byteSize());
            heard.clear();
            array.read();
            assertThat(heard).contains(NUMBERS.byteSize());
        }
    }

    @Test
    void everyType_comesBackAsItWent() {
        for (NdArray values : FreshContainer.arraysOfEveryType()) {
            ArrayClient array = fresh.container().writeArray(values, NewData.unnamed());
            assertThat(((ArrayClient) fresh.container().get(array.key())).read())
                    .as("%s", values.type())
                    .isEqualTo(values);
        }
    }
}
