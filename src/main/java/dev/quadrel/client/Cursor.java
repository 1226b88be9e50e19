package dev.quadrel.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cursor in a link to a page, where it is a number: that of the last node of the page before.
///
/// @param before what the link has before it
/// @param after what the link has after it
record Cursor(String before, long number, String after) {

    private static final Pattern LINK = Pattern.compile("(.*[?&]page(?:\\[|%5B)cursor(?:]|%5D)=)(\\d{1,18})((?:&.*)?)");

    /// The link that is as far after another as that one is after the one before it.
    static Optional<String> foreseen(Optional<String> before, String link) {
        return before.flatMap(Cursor::of).flatMap(earlier -> of(link).flatMap(last -> last.next(earlier)));
    }

    private static Optional<Cursor> of(String link) {
        Matcher parts = LINK.matcher(link);
        return parts.matches()
                ? Optional.of(new Cursor(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    private Optional<String> next(Cursor earlier) {
        long next = number + number - earlier.number;
        return next > number ? Optional.of(before + next + after) : Optional.empty();
    }
}
