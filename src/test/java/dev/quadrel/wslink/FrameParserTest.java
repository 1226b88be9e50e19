package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {

    private static final int LIMIT = 100_000;

    private final Recorder heard = new Recorder();
    private final FrameParser parser = new FrameParser(LIMIT, new SpareArrays(), heard);

    private static final class Recorder implements FrameParser.Listener {

        private final List<String> events = new ArrayList<>();
        private int believed = LIMIT;

        @Override
        public int believed() {
            return believed;
        }

        @Override
        public void binary(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            events.add("binary " + HexFormat.of().formatHex(copy));
        }

        @Override
        public boolean readsText() {
            return false;
        }

        @Override
        public void text(ByteBuffer bytes) {
            events.add("text");
        }

        @Override
        public void ping(byte[] bytes) {
            events.add("ping " + HexFormat.of().formatHex(bytes));
        }

        @Override
        public void pong() {
            events.add("pong");
        }

        @Override
        public void close(byte[] bytes) {
            events.add("close " + HexFormat.of().formatHex(bytes));
        }

        @Override
        public void refuse(ProtocolFault fault) {
            events.add("refused " + fault.closeCode());
        }
    }

    /// A frame as a client makes it, byte by byte.
    private static byte[] frame(int first, byte[] payload) {
        byte[] key = {(byte) 0x91, 0x02, (byte) 0xf3, 0x44};
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ key[i % 4]);
        }
        return frame.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private void take(byte[]... frames) {
        for (byte[] frame : frames) {
            parser.take(ByteBuffer.wrap(frame));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 13, 1000, 1_000_000})
    void messagesOfAllSizes_areTheSame_inWhateverPiecesTheyCome(int piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int size : new int[] {0, 1, 7, 8, 9, 125, 126, 127, 4000, 65_535, 65_536, LIMIT}) {
            all.writeBytes(frame(0x82, random(size)));
            expected.add("binary " + HexFormat.of().formatHex(random(size)));
        }
        ByteBuffer come =
                ByteBuffer.allocateDirect(all.size()).put(all.toByteArray()).flip();
        while (come.hasRemaining()) {
            int length = Math.min(piece, come.remaining());
            parser.take(come.slice(come.position(), length));
            come.position(come.position() + length);
        }
        assertThat(heard.events).isEqualTo(expected);
    }

    @Test
    void aMessageInFrames_isOne_andPingsBetweenAreHeard() {
        take(frame(0x02, random(10)), frame(0x89, random(3)), frame(0x00, random(9000)), frame(0x80, random(0)));
        take(frame(0x8a, random(0)), frame(0x82, new byte[] {1}));
        String hex = HexFormat.of().formatHex(random(10)) + HexFormat.of().formatHex(random(9000));
        assertThat(heard.events)
                .containsExactly("ping " + HexFormat.of().formatHex(random(3)), "binary " + hex, "pong", "binary 01");
    }

    @Test
    void memoryFollowsWhatHasCome_whereNothingIsBelieved() {
        heard.believed = 0;
        take(frame(0x82, random(70_000)));
        assertThat(heard.events).containsExactly("binary " + HexFormat.of().formatHex(random(70_000)));
    }

    // rule 2
    @Test
    void text_isIgnored_andNothingFollowsAGoodbye() {
        take(frame(0x81, random(1000)), frame(0x88, new byte[] {3, (byte) 0xe8}), frame(0x82, random(1)));
        assertThat(heard.events).containsExactly("text", "close 03e8");
    }

    // rule 2
    @Test
    void aMessageOverTheLimit_isRefusedOnce_andReadToItsEnd() {
        take(frame(0x02, random(LIMIT)), frame(0x00, random(1)), frame(0x80, random(2)), frame(0x82, new byte[] {1}));
        assertThat(heard.events).containsExactly("refused 1009", "binary 01");
    }

    // rule 2
    @ParameterizedTest
    @CsvSource({
        "unmasked, 8201 01020304 00",
        "extension, c281 00000000 00",
        "unknown kind, 8381 00000000 00",
        "unknown control, 8b80 00000000",
        "control in pieces, 0980 00000000",
        "long control, 89fe007e 00000000",
        "goodbye with half a code, 8881 00000000 00",
        "nothing to go on with, 8081 00000000 00",
        "another begun before the end, 0281 00000000 00 8281 00000000 00",
        "without an end, 82ff ffffffffffffffff 00000000",
    })
    void whatIsNoFrame_isRefused_andNothingMoreIsRead(String what, String hex) {
        take(Live.hex(hex), frame(0x82, new byte[] {1}));
        assertThat(heard.events).as(what).containsExactly("refused 1002");
    }
}
