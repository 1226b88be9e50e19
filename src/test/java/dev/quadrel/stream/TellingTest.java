package dev.quadrel.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.adapter.Tables;
import dev.quadrel.catalog.Change;
import dev.quadrel.catalog.Node;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.serialization.SerializerRegistry;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

class TellingTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Node ARRAY = Told.data("box/a b", Told.INTEGERS);
    private static final String URI = "http://host/api/v1/array/full/box/a%20b";
    private static final int LIMIT = 1 << 20;
    private static final byte[] BYTES = {4, 0, 0, 0, 5, 0, 0, 0};

    private static String json(News news) throws IOException {
        return new String(Told.joined(told(EnvelopeFormat.JSON, news)), UTF_8);
    }

    private static List<ByteBuffer> told(EnvelopeFormat form, News news) throws IOException {
        StreamEvent event = new StreamEvent(2, AT, news);
        return switch (news) {
            case News.Told told -> Told.telling(form).told(event, told);
            case News.Data data -> Told.telling(form).data(event, data, URI).orElseThrow();
            case News.Reference reference -> Told.telling(form).reference(event, reference, URI);
            case News.TooLarge _, News.End _ -> List.of();
        };
    }

    private static Map<Value, Value> unpacked(List<ByteBuffer> message) throws IOException {
        try (var unpacker = MessagePack.newDefaultUnpacker(Told.joined(message))) {
            Map<Value, Value> members = unpacker.unpackValue().asMapValue().map();
            assertThat(unpacker.hasNext()).isFalse();
            return members;
        }
    }

    private static Change.Elements elements(Optional<ByteBuffer> bytes) {
        return new Change.Elements(
                ARRAY, Told.INTEGERS, List.of(2L), Optional.of(List.of(1L)), Optional.empty(), bytes);
    }

    private static News.Data data(Payload payload) {
        return new News.Data("array-data", "\"x\":1", payload, Optional.empty());
    }

    // rule 7
    @Test
    void schema_isWhatIsConstantAboutTheNode() throws IOException {
        assertThat(NodeSchema.of(Told.container("box"))).isEqualTo("{\"type\":\"container-schema\",\"version\":1}");
        assertThat(NodeSchema.of(ARRAY))
                .isEqualTo("{\"type\":\"array-schema\",\"version\":1,\"data_type\":{\"endianness\":\"little\","
                        + "\"kind\":\"i\",\"itemsize\":4,\"dt_units\":null}}");
        TableStructure table = Tables.structure("lz4", 1);
        assertThat(NodeSchema.of(Told.data("t", table)))
                .isEqualTo(
                        "{\"type\":\"table-schema\",\"version\":1,\"arrow_schema\":\"" + table.arrowSchema() + "\"}");
    }

    // rule 7
    @Test
    void newNode_isToldWithItsDescription() throws IOException {
        assertThat(json(NewsMaker.of(new Change.Made(ARRAY))))
                .isEqualTo(
                        "{\"type\":\"container-child-created\",\"sequence\":2,\"timestamp\":\"2026-01-02T03:04:05.678901Z\",\"key\":\"a"
                            + " b\",\"structure_family\":\"array\","
                            + "\"specs\":[],\"metadata\":{\"n\":1.50},\"data_sources\":[{\"id\":7,"
                            + "\"structure_family\":\"array\",\"structure\":{\"data_type\":{\"endianness\":\"little\","
                            + "\"kind\":\"i\",\"itemsize\":4,\"dt_units\":null},\"chunks\":[[2,2]],\"shape\":[4],"
                            + "\"dims\":null,\"resizable\":false},\"mimetype\":\"application/x-zarr\",\"parameters\":{},"
                            + "\"properties\":{},\"assets\":[],\"management\":\"writable\"}],"
                            + "\"access_blob\":{\"tags\":[\"team\"]},\"access_tags\":[\"team\"]}");
        assertThat(unpacked(told(EnvelopeFormat.MSGPACK, NewsMaker.of(new Change.Made(Told.container("box"))))))
                .containsEntry(ValueFactory.newString("key"), ValueFactory.newString("box"))
                .containsEntry(ValueFactory.newString("data_sources"), ValueFactory.emptyArray());
    }

    // rule 7
    @Test
    void changedDescription_isToldWithTheNumberOfItsRevision() throws IOException {
        assertThat(json(NewsMaker.of(new Change.Described(Told.container("box/c"), OptionalInt.of(3)))))
                .endsWith("\"key\":\"c\",\"specs\":[],\"metadata\":{\"n\":1.50},\"revision_number\":3}");
        assertThat(json(NewsMaker.of(new Change.Described(Told.container("box/c"), OptionalInt.empty()))))
                .endsWith("\"metadata\":{\"n\":1.50}}");
    }

    // rule 7
    @Test
    void elements_areBytesInMessagePack_andListsInJson() throws IOException {
        News news = NewsMaker.of(elements(Optional.of(ByteBuffer.wrap(BYTES))), LIMIT);
        assertThat(json(news))
                .isEqualTo("{\"type\":\"array-data\",\"sequence\":2,\"timestamp\":\"2026-01-02T03:04:05.678901Z\","
                        + "\"mimetype\":\"application/octet-stream\",\"shape\":[2],\"offset\":[1],\"block\":null,"
                        + "\"content-type\":\"application/json\",\"payload\":[4,5]}");
        assertThat(unpacked(told(EnvelopeFormat.MSGPACK, news)))
                .containsEntry(ValueFactory.newString("sequence"), ValueFactory.newInteger(2))
                .containsEntry(ValueFactory.newString("block"), ValueFactory.newNil())
                .containsEntry(ValueFactory.newString("payload"), ValueFactory.newBinary(BYTES))
                .hasSize(8);
    }

    // rule 7
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 65_535, 65_536, 100_000})
    void payloads_ofAllSizes_areWhole(int size) throws IOException {
        byte[] bytes = new byte[size];
        Payload payload = new Payload.Elements(ByteBuffer.wrap(bytes), NdTypes.INT8, List.of((long) size));
        assertThat(unpacked(told(EnvelopeFormat.MSGPACK, data(payload))))
                .containsEntry(ValueFactory.newString("payload"), ValueFactory.newBinary(bytes));
    }

    // rule 7
    @Test
    void numbersThatJsonLacks_areNull_andOpaqueOnesAreInBase64() throws IOException {
        ByteBuffer numbers =
                ByteBuffer.allocate(16).putDouble(1.5).putDouble(Double.NaN).flip();
        DataType big = new Builtin(Endianness.BIG, Kind.FLOAT, 8, null);
        assertThat(json(data(new Payload.Elements(numbers, big, List.of(1L, 2L)))))
                .endsWith("\"payload\":[[1.5,null]]}");
        DataType opaque = new Builtin(Endianness.NOT_APPLICABLE, Kind.VOID, 2, null);
        Payload two = new Payload.Elements(ByteBuffer.wrap(new byte[] {1, 2}), opaque, List.of(1L));
        assertThat(json(data(two))).endsWith("\"payload\":[\"data:application/octet-stream;base64,AQI=\"]}");
    }

    // rule 7
    @Test
    void rows_areAnArrowFile_andColumnsInJson() throws IOException {
        byte[] file = Tables.bytes("lz4");
        TableStructure structure = Tables.structure("lz4", 1);
        News news = NewsMaker.of(new Change.Rows(
                Told.data("t", structure), structure, OptionalInt.of(0), true, Optional.of(ByteBuffer.wrap(file))));
        String json = json(news);
        assertThat(json)
                .contains("\"mimetype\":\"application/vnd.apache.arrow.file\",\"partition\":0,\"append\":true,"
                        + "\"content-type\":\"application/json\",\"payload\":{\""
                        + structure.columns().getFirst()
                        + "\":[");
        assertThat(structure.columns()).allSatisfy(column -> assertThat(json).contains("\"" + column + "\":["));
        assertThat(unpacked(told(EnvelopeFormat.MSGPACK, news)))
                .containsEntry(ValueFactory.newString("payload"), ValueFactory.newBinary(file));
    }

    // rule 8
    @Test
    void tooManyElements_areToldByWhereToReadThem() throws IOException {
        String part = json(NewsMaker.of(elements(Optional.empty()), LIMIT));
        assertThat(part)
                .startsWith("{\"type\":\"array-ref\",\"sequence\":2,")
                .contains("\"data_source\":{\"id\":7,")
                .endsWith("\"patch\":{\"offset\":[1],\"shape\":[2]},\"shape\":[4],"
                        + "\"uri\":\"http://host/api/v1/array/full/box/a%20b?slice=1:3\"}");
        Change.Elements block = new Change.Elements(
                ARRAY, Told.INTEGERS, List.of(2L), Optional.empty(), Optional.of(List.of(1)), Optional.empty());
        assertThat(json(NewsMaker.of(block, LIMIT)))
                .endsWith("\"shape\":[4],\"uri\":\"http://host/api/v1/array/full/" + "box/a%20b?slice=2:4\"}");
        Optional<News> files = NewsMaker.of(new Change.Files(ARRAY, Optional.empty()));
        assertThat(json(files.orElseThrow()))
                .endsWith("\"patch\":null,\"shape\":[4],\"uri\":\"http://host/api/v1/"
                        + "array/full/box/a%20b?slice=:4\"}");
        assertThat(NewsMaker.of(new Change.Files(Told.container("c"), Optional.of(new Box(List.of(), List.of())))))
                .isEmpty();
        TableStructure table = Tables.structure("lz4", 1);
        assertThat(NewsMaker.of(
                        new Change.Rows(Told.data("t", table), table, OptionalInt.empty(), false, Optional.empty())))
                .isEqualTo(new News.TooLarge());
    }

    private static Optional<String> told(EnvelopeFormat form, int longest, News.Data data) throws IOException {
        return Told.telling(form, longest)
                .data(new StreamEvent(2, AT, data), data, URI)
                .map(Told::joined)
                .map(bytes -> new String(bytes, UTF_8));
    }

    // rule 8
    @Test
    void elementsThatAreTooLongAsText_areToldByWhereToReadThem_inJsonAlone() throws IOException {
        ByteBuffer large = ByteBuffer.allocate(8).putInt(Integer.MIN_VALUE).putInt(Integer.MIN_VALUE);
        News.Data news = (News.Data) NewsMaker.of(elements(Optional.of(large.flip())), 20);
        assertThat(told(EnvelopeFormat.JSON, 5, news).orElseThrow())
                .startsWith("{\"type\":\"array-ref\",\"sequence\":2,")
                .contains("\"patch\":{\"offset\":[1],\"shape\":[2]}")
                .endsWith("\"uri\":\"" + URI + "?slice=1:3\"}");
        assertThat(told(EnvelopeFormat.MSGPACK, 5, news).orElseThrow()).contains("array-data");
        assertThat(told(EnvelopeFormat.JSON, 5, data(news.payload()))).isEmpty();
        assertThat(((News.Data) NewsMaker.of(elements(Optional.of(large)), 64)).instead())
                .isEmpty();
    }

    // rule 8
    @Test
    void textOfAllKinds_isBounded() throws IOException {
        Payload nested = new Payload.Elements(ByteBuffer.allocate(1000), NdTypes.INT8, List.of(1000L, 1L, 1L, 1L));
        assertThat(told(EnvelopeFormat.JSON, 8000, data(nested))).isEmpty();
        assertThat(told(EnvelopeFormat.JSON, 8001, data(nested))).isPresent();
        DataType opaque = new Builtin(Endianness.NOT_APPLICABLE, Kind.VOID, 2, null);
        Payload two = new Payload.Elements(ByteBuffer.wrap(new byte[] {1, 2}), opaque, List.of(1L));
        assertThat(told(EnvelopeFormat.JSON, 20, data(two))).isEmpty();
    }

    // rule 8
    @Test
    void text_isInMemoryOnce_forAllWhoHearIt() throws IOException {
        SerializerRegistry formats = Told.telling(EnvelopeFormat.JSON).formats();
        SharedText text = data(new Payload.Elements(ByteBuffer.wrap(BYTES), NdTypes.INT32, List.of(2L)))
                .text();
        ByteBuffer first = text.get(formats, LIMIT).orElseThrow();
        first.put(0, (byte) '<');
        assertThat(text.get(formats, LIMIT)).contains(first);
    }

    // rule 2
    @Test
    void data_countsWithWhatIsToldInsteadOfIt() {
        News.Data with = (News.Data) NewsMaker.of(elements(Optional.of(ByteBuffer.wrap(BYTES))), 20);
        assertThat(with.size()).isGreaterThan(News.COST + with.members().length() + BYTES.length + (long) News.COST);
    }

    // rule 10
    @Test
    void newsOfANode_areOfNoLaterOneWithItsPath() {
        News.Told made = (News.Told) NewsMaker.of(new Change.Made(ARRAY));
        assertThat(made.about()).isEqualTo(new News.About(ARRAY.path(), ARRAY.id()));
        assertThat(StreamHost.isSeen(made.about(), _ -> Optional.of(ARRAY))).isTrue();
        News.About before = new News.About(ARRAY.path(), ARRAY.id() - 1);
        assertThat(StreamHost.isSeen(before, _ -> Optional.of(ARRAY))).isFalse();
        assertThat(StreamHost.isSeen(before, _ -> Optional.empty())).isFalse();
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 503})
    void refusals_hideNews_andFailuresDoNot(int status) {
        News.About about = News.About.node(ARRAY);
        Function<NodePath, Optional<Node>> find = _ -> {
            throw ProblemException.of(status, "no");
        };
        if (Set.of(401, 403, 404).contains(status)) {
            assertThat(StreamHost.isSeen(about, find)).isFalse();
        } else {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> StreamHost.isSeen(about, find));
        }
    }

    // rule 8
    @Test
    void arrayThatHasGrown_isToldWithItsStructureSinceThen() throws IOException {
        Chunks chunks = new Chunks(List.of(List.of(2L, 2L, 2L)));
        ArrayStructure grown = new ArrayStructure(NdTypes.INT32, chunks, List.of(6L), null, false);
        Change.Elements written = new Change.Elements(
                ARRAY, grown, List.of(2L), Optional.of(List.of(4L)), Optional.empty(), Optional.empty());
        assertThat(json(NewsMaker.of(written, LIMIT)))
                .contains("\"chunks\":[[2,2,2]],\"shape\":[6],\"dims\"")
                .endsWith("\"patch\":{\"offset\":[4],\"shape\":[2]},\"shape\":[6],\"uri\":\"" + URI + "?slice=4:6\"}");
    }

    // rule 7
    @Test
    void otherEnvelopes_areRefused() {
        assertThat(EnvelopeFormat.of(null)).isEqualTo(EnvelopeFormat.JSON);
        assertThat(EnvelopeFormat.of("msgpack")).isEqualTo(EnvelopeFormat.MSGPACK);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EnvelopeFormat.of("xml"))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(422));
    }
}
