package dev.quadrel.serialization;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of tables as text for people and for CSV: as pandas writes them, but for lists and records, which are JSON.
final class TableText {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(TIME)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter(Locale.ROOT);

    private TableText() {}

    /// @param absent for what is no value, or no number
    static String of(@Nullable Object value, String absent) {
        return switch (value) {
            case null -> absent;
            case Float number when number.isNaN() -> absent;
            case Double number when number.isNaN() -> absent;
            case Float number when number.isInfinite() -> number > 0 ? "inf" : "-inf";
            case Double number when number.isInfinite() -> number > 0 ? "inf" : "-inf";
            case Boolean truth -> truth ? "True" : "False";
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime time -> TIME.format(time);
            case OffsetDateTime time -> ZONED.format(time);
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case byte[] bytes -> text(bytes);
            case Collection<?> list -> TableJson.text(list);
            case Map<?, ?> struct -> TableJson.text(struct);
            default -> value.toString();
        };
    }

    /// Bytes as UTF-8, or where they are none, as Latin-1.
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
