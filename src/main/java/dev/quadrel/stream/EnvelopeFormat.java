package dev.quadrel.stream;

import dev.quadrel.negotiation.Msgpack;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.serialization.SerializerRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// In which form a client hears news.
enum EnvelopeFormat {

    /// Text, with data as lists.
    JSON {
        @Override
        List<ByteBuffer> plain(String json) {
            return List.of(utf8(json));
        }

        @Override
        Optional<List<ByteBuffer>> withData(String open, News.Data data, SerializerRegistry formats, int longest)
                throws IOException {
            return data.text()
                    .get(formats, longest)
                    .map(lists -> List.of(
                            utf8(open + ",\"content-type\":\"" + Payload.JSON + "\",\"payload\":"), lists, utf8("}")));
        }
    },

    /// Bytes, with data as it was written.
    MSGPACK {
        @Override
        List<ByteBuffer> plain(String json) throws IOException {
            return List.of(ByteBuffer.wrap(Msgpack.of(json.getBytes(StandardCharsets.UTF_8))));
        }

        // The null that stands for the data is the last byte.
        @Override
        Optional<List<ByteBuffer>> withData(String open, News.Data data, SerializerRegistry formats, int longest)
                throws IOException {
            byte[] head = Msgpack.of((open + ",\"payload\":null}").getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = data.payload().bytes().duplicate();
            return Optional.of(List.of(ByteBuffer.wrap(head, 0, head.length - 1), binary(bytes.remaining()), bytes));
        }
    };

    /// The form of this name.
    ///
    /// @param text JSON for null
    /// @throws ProblemException 422 for any other name
    static EnvelopeFormat of(@Nullable String text) {
        return switch (text) {
            case null -> JSON;
            case "json" -> JSON;
            case "msgpack" -> MSGPACK;
            default ->
                throw ProblemException.of(422, "envelope_format is json or msgpack, which \"" + text + "\" is not");
        };
    }

    /// A message without data.
    ///
    /// @param json an object
    abstract List<ByteBuffer> plain(String json) throws IOException;

    /// A message with data as its last member.
    ///
    /// @param open an object without its closing brace
    /// @param longest bytes of the data in this form
    /// @return nothing where that is longer
    abstract Optional<List<ByteBuffer>> withData(String open, News.Data data, SerializerRegistry formats, int longest)
            throws IOException;

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// What is before so many bytes.
    private static ByteBuffer binary(int length) {
        ByteBuffer header = ByteBuffer.allocate(1 + Integer.BYTES);
        if (length < 1 << Byte.SIZE) {
            header.put((byte) 0xc4).put((byte) length);
        } else if (length < 1 << Short.SIZE) {
            header.put((byte) 0xc5).putShort((short) length);
        } else {
            header.put((byte) 0xc6).putInt(length);
        }
        return header.flip();
    }
}
