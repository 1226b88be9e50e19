package dev.quadrel.uri;

import dev.quadrel.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The percent escapes of RFC 3986, as UTF-8.
public final class PercentCoding {

    private static final int LONGEST_QUOTE = 60;

    private PercentCoding() {}

    /// The text without its escapes. `+` and all other characters stay as they are.
    ///
    /// @throws ProblemException 400 with the offending escape where one is malformed or the bytes are not UTF-8
    public static String decode(String raw) {
        int at = raw.indexOf('%');
        if (at < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length()).append(raw, 0, at);
        while (at < raw.length()) {
            if (raw.charAt(at) == '%') {
                int end = endOfEscapes(raw, at);
                appendDecoded(raw, at, end, text);
                at = end;
            } else {
                text.append(raw.charAt(at++));
            }
        }
        return text.toString();
    }

    private static int endOfEscapes(String raw, int start) {
        int at = start;
        while (at < raw.length() && raw.charAt(at) == '%') {
            if (at + 3 > raw.length() || hexDigit(raw, at + 1) < 0 || hexDigit(raw, at + 2) < 0) {
                String escape = raw.substring(at, Math.min(at + 3, raw.length()));
                throw ProblemException.badRequest("\"" + escape + "\" is not a percent escape: % is followed by two"
                        + " hexadecimal digits, and a percent sign itself is written %25");
            }
            at += 3;
        }
        return at;
    }

    /// Escapes are decoded by runs: the bytes of one character always stand side by side.
    private static void appendDecoded(String raw, int start, int end, StringBuilder text) {
        byte[] bytes = new byte[(end - start) / 3];
        for (int i = 0; i < bytes.length; i++) {
            int at = start + 3 * i;
            bytes[i] = (byte) (hexDigit(raw, at + 1) << 4 | hexDigit(raw, at + 2));
        }
        try {
            text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException e) {
            String escapes = raw.substring(start, Math.min(end, start + LONGEST_QUOTE));
            throw ProblemException.badRequest("The percent escapes \"" + escapes + "\" are not UTF-8 text");
        }
    }

    /// Only ASCII digits count; `Character.digit` would take other scripts' digits too.
    private static int hexDigit(String raw, int at) {
        char c = raw.charAt(at);
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
