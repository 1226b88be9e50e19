package dev.quadrel.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text form of a size in settings: `78`, `64KiB`, `50 MiB`, `1GiB`.
public final class ByteCount {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(|b|kib|mib|gib)");

    private ByteCount() {}

    /// The number of bytes.
    ///
    /// @param key the setting's name, for the message
    /// @throws IllegalArgumentException where the text is not a size
    public static long parse(String key, String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    key + " is \"" + text + "\"; a size is a number of bytes, or a number with B, KiB, MiB or GiB");
        }
        long number = Long.parseLong(matcher.group(1));
        long unit =
                switch (matcher.group(2)) {
                    case "kib" -> 1L << 10;
                    case "mib" -> 1L << 20;
                    case "gib" -> 1L << 30;
                    default -> 1L;
                };
        if (number > Long.MAX_VALUE / unit) {
            throw new IllegalArgumentException(key + " is \"" + text + "\"; a size is at most 8 EiB");
        }
        return number * unit;
    }
}
