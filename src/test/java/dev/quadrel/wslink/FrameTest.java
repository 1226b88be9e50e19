package dev.quadrel.wslink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Frames and documents, against ones captured from the original.
class FrameTest {

    private static final int ID = 0x01020304;
    private static final long LARGEST = 1 << 20;

    private final Unchunker unchunker = new Unchunker(LARGEST);
    private final DirectMemory memory = new DirectMemory(0);

    @Test
    void helloRequest_isRead() {
        byte[] frame = Live.hex("04030201 00000000 53000000 | 85 a677736c696e6b a3312e30 a26964"
                + "ab73797374656d3a63303a30 a66d6574686f64 ac77736c696e6b2e68656c6c6f a461726773 91 81 a6736563726574"
                + "ad77736c696e6b2d736563726574 a66b7761726773 80");
        Call call = Call.of(Unpack.value(document(frame).orElseThrow())).orElseThrow();
        assertThat(call)
                .isEqualTo(new Call(
                        "system:c0:0",
                        "wslink.hello",
                        new Arguments(List.of(Map.of("secret", "wslink-secret")), Map.of())));
        assertThat(call.isSystem()).isTrue();
    }

    @Test
    void helloReply_isAsCaptured() {
        Map<String, Object> welcome = new LinkedHashMap<>();
        welcome.put("clientID", "c0123456789abcdef0123456789abcdef");
        welcome.put("maxMsgSize", 4_194_304);
        assertThat(frame(Documents.result("system:c0:0", welcome, memory), ID))
                .isEqualTo(Live.hex("04030201000000005f00000083a677736c696e6ba3312e30a26964ab73797374656d3a63303a30"
                        + "a6726573756c7482a8636c69656e744944d9216330313233343536373839616263646566303132333435363738"
                        + "39616263646566aa6d61784d736753697a65ce00400000"));
    }

    // rules 3 and 4
    @Test
    void errors_areAsCaptured() {
        assertThat(frame(Documents.error("system:c0:0", Fault.AUTHENTICATION), 0x132bc93c))
                .isEqualTo(
                        Live.hex(
                                "3cc92b13000000004800000083a677736c696e6ba3312e30a26964ab73797374656d3a63303a30"
                                    + "a56572726f7282a4636f6465d18300a76d657373616765b541757468656e7469636174696f6e206661696c6564"));
        assertThat(frame(Documents.error("system:c0:9", Fault.UNKNOWN_SYSTEM_METHOD), 0xd056c613))
                .isEqualTo(Live.hex("13c656d0000000004f00000083a677736c696e6ba3312e30a26964ab73797374656d3a63303a39"
                        + "a56572726f7282a4636f6465d180a7a76d657373616765bc556e6b6e6f776e2073797374656d206d6574686f64"
                        + "2063616c6c6564"));
    }

    @Test
    void publications_areAsCaptured() {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("count", 7);
        update.put("name", "zed");
        byte[] expected = Live.hex("8e181e92000000004300000083a677736c696e6ba3312e30a26964bb7075626c6973683a7472616d65"
                + "2e73746174652e746f7069633a30a6726573756c7482a5636f756e7407a46e616d65a37a6564");
        int id = 0x921e188e;
        assertThat(frame(Documents.publication("trame.state.topic", update), id))
                .isEqualTo(expected);
        assertThat(frame(Documents.publication("trame.state.topic", PackedMap.of(update)), id))
                .isEqualTo(expected);
        assertThat(frame(Documents.publication("trame.state.topic", Map.of("double", 14)), 0xf319a7ed))
                .isEqualTo(Live.hex("eda719f3000000003b00000083a677736c696e6ba3312e30a26964bb7075626c6973683a7472616d"
                        + "652e73746174652e746f7069633a30a6726573756c7481a6646f75626c650e"));
    }

    @Test
    void updateReply_isAsCaptured() {
        String id = "rpc:c0123456789abcdef0123456789abcdef:4";
        byte[] text = id.getBytes(UTF_8);
        byte[] reply = frame(Documents.result(id, null, memory), 0x46187d82);
        assertThat(reply).hasSize(76);
        assertThat(reply).startsWith(Live.hex("827d1846000000004000000083a677736c696e6ba3312e30a26964d927"));
        assertThat(reply).containsSubsequence(text).endsWith(Live.hex("a6726573756c74c0"));
    }

    // rule 1
    @Test
    void framesOf64Bytes_areCutAsTheClientCutsThem() {
        byte[] document = new byte[301];
        new Random(1).nextBytes(document);
        List<ByteBuffer> frames = Live.frames(document, 64);
        assertThat(frames).extracting(ByteBuffer::remaining).containsExactly(64, 64, 64, 64, 64, 53);
        assertThat(frames).extracting(frame -> frame.getInt(4)).containsExactly(0, 52, 104, 156, 208, 260);
        assertThat(frames).extracting(frame -> frame.getInt(8)).containsOnly(301);
        assertThat(frames)
                .extracting(frame -> frame.getInt(0))
                .containsOnly(frames.getFirst().getInt(0));
    }

    @Test
    void nineMegabytes_areCutAsTheClientCutsThem() {
        assertThat(Live.frames(new byte[9_000_000 + 239 - 24], 4_194_304))
                .extracting(ByteBuffer::remaining)
                .containsExactly(4_194_304, 4_194_304, 611_643);
        assertThat(Live.frames(new byte[0], 64)).isEmpty();
        assertThat(Live.frames(new byte[100], 0)).hasSize(1);
        assertThat(Live.frames(new byte[3], 5)).hasSize(3);
    }

    // rule 1
    @Test
    void piecesInAnyOrder_ofSeveralMessages_arePutTogether() {
        byte[] one = new byte[5000];
        byte[] other = new byte[3000];
        new Random(2).nextBytes(one);
        new Random(3).nextBytes(other);
        List<ByteBuffer> frames = new ArrayList<>(Live.frames(one, 64));
        frames.addAll(Live.frames(other, 100));
        Collections.shuffle(frames, new Random(4));
        List<byte[]> documents = new ArrayList<>();
        frames.forEach(frame -> unchunker.accept(frame, LARGEST).ifPresent(found -> documents.add(bytes(found))));
        assertThat(documents).containsExactlyInAnyOrder(one, other);
    }

    // rule 2
    @Test
    void shortFrame_otherTotal_orPieceBeyondTheEnd_breaksTheProtocol() {
        assertThatThrownBy(() -> document(new byte[11])).isInstanceOf(ProtocolFault.class);
        List<ByteBuffer> frames = Live.frames(new byte[200], 64);
        assertThat(unchunker.accept(frames.get(0), LARGEST)).isEmpty();
        assertThatThrownBy(() -> unchunker.accept(frames.get(1).putInt(8, 300), LARGEST))
                .isInstanceOf(ProtocolFault.class)
                .hasMessage("a message of 200 bytes goes on as one of 300");
        assertThatThrownBy(() -> unchunker.accept(frames.get(2).putInt(4, 190), LARGEST))
                .isInstanceOf(ProtocolFault.class)
                .hasMessageContaining("ends at 242 of 200");
    }

    // rule 2
    @Test
    void moreThanAllowed_isRefused_withoutMemoryForIt() {
        assertThatThrownBy(() -> unchunker.accept(Live.frames(new byte[100], 0).getFirst(), 99))
                .isInstanceOfSatisfying(
                        ProtocolFault.class,
                        fault -> assertThat(fault.closeCode()).isEqualTo(1009));
        ByteBuffer first = Live.frames(new byte[1000], 64).getFirst().putInt(8, (int) LARGEST);
        assertThat(unchunker.accept(first, LARGEST)).isEmpty();
        assertThatThrownBy(
                        () -> unchunker.accept(Live.frames(new byte[1000], 64).getFirst(), LARGEST))
                .isInstanceOf(ProtocolFault.class)
                .hasMessageContaining("unfinished messages");
        ByteBuffer huge = Live.frames(new byte[1000], 64).getFirst().putInt(8, -1);
        assertThatThrownBy(() -> new Unchunker(1L << 40).accept(huge, 1 << 30)).isInstanceOf(ProtocolFault.class);
    }

    @Test
    void manyTinyPieces_areNoWayAroundTheBudget() {
        byte[] document = new byte[200_000];
        List<ByteBuffer> frames = Live.frames(document, 13).reversed();
        Unchunker small = new Unchunker(200_000);
        assertThatThrownBy(() -> frames.forEach(frame -> small.accept(frame, LARGEST)))
                .isInstanceOf(ProtocolFault.class);
    }

    private Optional<ByteBuffer> document(byte[] frame) {
        return unchunker.accept(ByteBuffer.wrap(frame), LARGEST);
    }

    private static byte[] frame(Packed document, int id) {
        return bytes(Chunks.of(document.parts(), 4_194_304, id).getFirst().joined());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
