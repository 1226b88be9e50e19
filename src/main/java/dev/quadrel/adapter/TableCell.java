package dev.quadrel.adapter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Single values of a column as Java's own types: `Boolean`, `Long` (`BigInteger` beyond it), `Float`, `Double`,
/// `BigDecimal`, `String`, `byte[]`, `LocalDate`, `LocalTime`, `LocalDateTime`, `OffsetDateTime`, `Duration`, `List`
/// and `Map`.
///
/// @param dictionaries the values of categories
public record TableCell(DictionaryProvider dictionaries) {

    /// The value in a row; null where it has none.
    public @Nullable Object value(FieldVector column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        DictionaryEncoding encoding = column.getField().getDictionary();
        if (encoding != null) {
            Dictionary dictionary = dictionaries.lookup(encoding.getId());
            return value(dictionary.getVector(), (int) ((BaseIntVector) column).getValueAsLong(row));
        }
        return switch (column) {
            case BitVector bits -> bits.get(row) == 1;
            case UInt8Vector whole -> unsigned(whole, row);
            case BaseIntVector whole -> whole.getValueAsLong(row);
            case Float2Vector half -> half.getValueAsFloat(row);
            case TimeStampVector time -> time(time, row);
            case DateDayVector date -> LocalDate.ofEpochDay(date.get(row));
            case DateMilliVector date ->
                LocalDate.ofEpochDay(
                        Math.floorDiv(date.get(row), Duration.ofDays(1).toMillis()));
            case DurationVector span -> span.getObject(row);
            case FixedSizeBinaryVector bytes -> bytes.get(row);
            case MapVector map -> list(map, row);
            case BaseListVector list -> list(list, row);
            case StructVector struct -> struct(struct, row);
            default -> other(column, row);
        };
    }

    private static Object unsigned(UInt8Vector column, int row) {
        long value = column.get(row);
        return value >= 0 ? value : column.getObjectNoOverflow(row);
    }

    private static Object time(TimeStampVector column, int row) {
        ArrowType.Timestamp type = (ArrowType.Timestamp) column.getField().getType();
        long perSecond = perSecond(type.getUnit());
        long value = column.get(row);
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond);
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos);
        return type.getTimezone() == null
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                : OffsetDateTime.ofInstant(instant, ZoneId.of(type.getTimezone()));
    }

    /// How many of a unit a second has.
    static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> 1;
            case MILLISECOND -> 1_000;
            case MICROSECOND -> 1_000_000;
            case NANOSECOND -> 1_000_000_000;
        };
    }

    private List<@Nullable Object> list(BaseListVector column, int row) {
        FieldVector items = column.getChildrenFromFields().getFirst();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = column.getElementStartIndex(row); i < column.getElementEndIndex(row); i++) {
            values.add(value(items, i));
        }
        return values;
    }

    private Map<String, @Nullable Object> struct(StructVector column, int row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FieldVector member : column.getChildrenFromFields()) {
            values.put(member.getName(), value(member, row));
        }
        return values;
    }

    private static Object other(FieldVector column, int row) {
        return switch (column) {
            case TimeSecVector time -> LocalTime.ofSecondOfDay(time.get(row));
            case TimeMilliVector time -> LocalTime.ofNanoOfDay(time.get(row) * 1_000_000L);
            case TimeMicroVector time -> LocalTime.ofNanoOfDay(time.get(row) * 1_000L);
            case TimeNanoVector time -> LocalTime.ofNanoOfDay(time.get(row));
            default -> {
                Object value = column.getObject(row);
                yield value instanceof Text text ? text.toString() : value;
            }
        };
    }
}
