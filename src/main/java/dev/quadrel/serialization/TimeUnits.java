package dev.quadrel.serialization;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What times are counted in: `[10ns]` are steps of 10 nanoseconds.
///
/// @param step at least 1
/// @param unit null for a bare number
record TimeUnits(long step, @Nullable Unit unit) {

    /// A unit of numpy's.
    enum Unit {
        YEARS("Y", 0, 0),
        MONTHS("M", 0, 0),
        WEEKS("W", 0, 0),
        DAYS("D", 0, 0),
        HOURS("h", 24, 0),
        MINUTES("m", 24 * 60, 0),
        SECONDS("s", 24 * 60 * 60, 0),
        MILLISECONDS("ms", 0, 3),
        MICROSECONDS("us", 0, 6),
        NANOSECONDS("ns", 0, 9),
        PICOSECONDS("ps", 0, 12),
        FEMTOSECONDS("fs", 0, 15),
        ATTOSECONDS("as", 0, 18);

        private final String code;
        private final long perDay;
        private final int digits;

        Unit(String code, long perDay, int digits) {
            this.code = code;
            this.perDay = perDay;
            this.digits = digits;
        }
    }

    private static final Pattern FORM = Pattern.compile("\\[(\\d*)([A-Za-z]+)]");
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;
    private static final int MICROSECOND_DIGITS = 6;

    /// Reads units as data types have them.
    static TimeUnits parse(@Nullable String text) {
        Matcher match = FORM.matcher(text == null ? "" : text);
        if (!match.matches()) {
            return new TimeUnits(1, null);
        }
        Unit unit = Arrays.stream(Unit.values())
                .filter(candidate -> candidate.code.equals(match.group(2)))
                .findFirst()
                .orElse(null);
        return new TimeUnits(match.group(1).isEmpty() ? 1 : Long.parseLong(match.group(1)), unit);
    }

    /// A length of time as numpy writes it, such as `50 nanoseconds`.
    String span(long count) {
        return unit == null
                ? Long.toString(count)
                : scaled(count) + " " + unit.name().toLowerCase(Locale.ROOT);
    }

    /// A time as numpy writes it: only as far as the unit goes, such as `1970-01` for months.
    String moment(long count) {
        if (unit == null) {
            return Long.toString(count);
        }
        String text = whole(count);
        return switch (unit) {
            case YEARS -> text.substring(0, text.indexOf('-', 1));
            case MONTHS -> text.substring(0, text.lastIndexOf('-'));
            case WEEKS, DAYS -> text.substring(0, text.indexOf('T'));
            case HOURS -> text.substring(0, text.indexOf(':'));
            case MINUTES -> text.substring(0, text.lastIndexOf(':'));
            case SECONDS -> text;
            case MILLISECONDS, MICROSECONDS, NANOSECONDS, PICOSECONDS, FEMTOSECONDS, ATTOSECONDS ->
                text + "." + fraction(count);
        };
    }

    /// A time by ISO 8601: at least to the second, then 6 digits or as many as there must be, none if all are 0.
    String iso(long count) {
        if (unit == null) {
            return Long.toString(count);
        }
        String fraction = fraction(count);
        int end = fraction.length();
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        if (end == 0) {
            return whole(count);
        }
        String digits = fraction.substring(0, Math.min(fraction.length(), Math.max(end, MICROSECOND_DIGITS)));
        return whole(count) + "." + digits + "0".repeat(Math.max(0, MICROSECOND_DIGITS - digits.length()));
    }

    private String whole(long count) {
        long value = scaled(count);
        return switch (unit) {
            case null -> Long.toString(value);
            case YEARS -> time(1970 + value, 1, 1, 0);
            case MONTHS -> time(1970 + Math.floorDiv(value, 12L), Math.floorMod(value, 12) + 1, 1, 0);
            case WEEKS -> day(value * 7, 0);
            case DAYS -> day(value, 0);
            case HOURS, MINUTES, SECONDS ->
                day(
                        Math.floorDiv(value, unit.perDay),
                        Math.floorMod(value, unit.perDay) * (SECONDS_PER_DAY / unit.perDay));
            case MILLISECONDS, MICROSECONDS, NANOSECONDS, PICOSECONDS, FEMTOSECONDS, ATTOSECONDS -> {
                long seconds = Math.floorDiv(value, power(unit.digits));
                yield day(Math.floorDiv(seconds, (long) SECONDS_PER_DAY), Math.floorMod(seconds, SECONDS_PER_DAY));
            }
        };
    }

    private String fraction(long count) {
        if (unit == null || unit.digits == 0) {
            return "";
        }
        String digits = Long.toString(Math.floorMod(scaled(count), power(unit.digits)));
        return "0".repeat(unit.digits - digits.length()) + digits;
    }

    private long scaled(long count) {
        try {
            return Math.multiplyExact(count, step);
        } catch (ArithmeticException e) {
            throw NotAcceptable.data("a time of " + count + " steps of " + step + " is too far away");
        }
    }

    private static String day(long days, long second) {
        try {
            LocalDate date = LocalDate.ofEpochDay(days);
            return time(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), second);
        } catch (DateTimeException e) {
            throw NotAcceptable.data("a date " + days + " days from 1970 is too far away");
        }
    }

    private static String time(long year, int month, int day, long second) {
        return "%s%04d-%02d-%02dT%02d:%02d:%02d"
                .formatted(
                        year < 0 ? "-" : "", Math.abs(year), month, day, second / 3600, second / 60 % 60, second % 60);
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
