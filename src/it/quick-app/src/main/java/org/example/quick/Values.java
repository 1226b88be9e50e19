package org.example.quick;

import dev.quadrel.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns texts of a request into values. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?");
    private static final Pattern NAN = Pattern.compile("[+-]?nan");
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");

    private Values() {}

    /** A number where the text is one, a list where it has commas, else the value itself. */
    static Object convert(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return text.contains(",")
                ? Arrays.stream(text.split(",", -1)).map(Values::number).toList()
                : number(text);
    }

    private static Object number(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(lower).matches()) {
            return Double.valueOf(lower);
        }
        if (NAN.matcher(lower).matches()) {
            return Double.NaN;
        }
        if (INFINITE.matcher(lower).matches()) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text;
    }

    static Duration seconds(String text) {
        if (number(text) instanceof Double seconds && seconds >= 0 && seconds < 3600) {
            return Duration.ofMillis(Math.round(seconds * 1000));
        }
        throw ProblemException.badRequest("\"" + text + "\" is not a number of seconds from 0 to 3600");
    }

    /** The bytes as UTF-8 text, or with each byte that is not printable ASCII escaped where they are not text. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            StringBuilder escaped = new StringBuilder("b'");
            for (byte b : bytes) {
                boolean printable = b >= ' ' && b < 127 && b != '\\' && b != '\'';
                escaped.append(printable ? String.valueOf((char) b) : "\\x%02x".formatted(b & 0xff));
            }
            return escaped.append('\'').toString();
        }
    }
}
