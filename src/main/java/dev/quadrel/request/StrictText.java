package dev.quadrel.request;

import dev.quadrel.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes that must be UTF-8.
final class StrictText {

    private StrictText() {}

    /// The text.
    ///
    /// @param what names the bytes in the message, such as `The form`
    /// @throws ProblemException 400 where the bytes are not UTF-8
    static String utf8(byte[] bytes, String what) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.badRequest(
                    what + " is not UTF-8 text: the byte at offset " + rest.position() + " does not fit");
        }
    }
}
