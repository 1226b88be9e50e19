package dev.quadrel.structure;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times counted in steps, such as `[10ns]`, as Java's.
///
/// @param nanoseconds of a step; 0 for months and what has no fixed length
/// @param months of a step; 0 for what is not counted in months
record NdTimes(BigInteger nanoseconds, long months) {

    private static final Pattern FORM = Pattern.compile("\\[(\\d*)([A-Za-z]+)]");
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "W", Duration.ofDays(7).toNanos(),
            "D", Duration.ofDays(1).toNanos(),
            "h", Duration.ofHours(1).toNanos(),
            "m", Duration.ofMinutes(1).toNanos(),
            "s", Duration.ofSeconds(1).toNanos(),
            "ms", 1_000_000L,
            "us", 1_000L,
            "ns", 1L);
    private static final Map<String, Long> MONTHS = Map.of("Y", 12L, "M", 1L);

    static NdTimes of(@Nullable String units) {
        Matcher match = FORM.matcher(units == null ? "" : units);
        if (!match.matches()) {
            return new NdTimes(BigInteger.ZERO, 0);
        }
        long step = match.group(1).isEmpty() ? 1 : Long.parseLong(match.group(1));
        BigInteger unit = BigInteger.valueOf(NANOSECONDS.getOrDefault(match.group(2), 0L));
        return new NdTimes(unit.multiply(BigInteger.valueOf(step)), step * MONTHS.getOrDefault(match.group(2), 0L));
    }

    /// The time so many steps from 1970 as an Instant, as the count where it cannot be one, null for no time.
    @Nullable
    Object instant(long count) {
        if (count == Long.MIN_VALUE) {
            return null;
        }
        try {
            if (months != 0) {
                LocalDate day = LocalDate.EPOCH.plusMonths(Math.multiplyExact(count, months));
                return day.atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return nanoseconds.signum() == 0 ? (Object) count : Instant.EPOCH.plus(length(count));
        } catch (ArithmeticException | DateTimeException e) {
            return count;
        }
    }

    /// So many steps as a Duration, as the count where it cannot be one, null for no time.
    @Nullable
    Object duration(long count) {
        if (count == Long.MIN_VALUE) {
            return null;
        }
        try {
            return nanoseconds.signum() == 0 ? (Object) count : length(count);
        } catch (ArithmeticException e) {
            return count;
        }
    }

    private Duration length(long count) {
        BigInteger[] parts = nanoseconds.multiply(BigInteger.valueOf(count)).divideAndRemainder(BILLION);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
